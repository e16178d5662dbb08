import type { Image } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'

/** Takes the picture, a paragraph of its own, out of a body: it is no block. */
export function takePagePicture(body: ContainerDirective): Image | undefined {
  for (const [index, node] of body.children.entries()) {
    const [image, ...more] = node.type === 'paragraph' ? node.children : []
    if (image?.type !== 'image' || more.length > 0) continue
    body.children.splice(index, 1)
    return image
  }
  return undefined
}
