import type { Element, Root } from 'hast'
import { visit, SKIP } from 'unist-util-visit'
import { attributeOf } from './elements.ts'
import type { ContentContext } from './content-context.ts'

const EMBEDS = [
  'iframe',
  'video',
  'audio',
  'embed',
  'object',
  'canvas',
  'x-component',
  'source',
  'track',
  'form',
  'input',
  'button',
  'select',
  'textarea',
]

/**
 * Takes out what runs or plays, which is told. What has an address on the web leaves it: a link for the foot of the slide.
 */
export function replaceEmbeds(tree: Root, { tell, lineOf }: ContentContext): string[] {
  const links: string[] = []
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined || !EMBEDS.includes(node.tagName)) return undefined
    if (node.tagName === 'input' && attributeOf(node, 'type') === 'checkbox') return undefined
    const name = attributeOf(node, 'data-name') ?? node.tagName
    const address = addressOf(node, name)
    const line = lineOf(node)
    const place = line === undefined ? {} : { line }
    parent.children.splice(index, 1)
    if (address === undefined) {
      tell({ kind: 'dropped', note: `<${name}>: a slide shows words and pictures alone`, ...place })
    } else {
      tell({ kind: 'changed', note: `<${name}> is a link at the foot now: ${address}`, ...place })
      if (!links.includes(address)) links.push(address)
    }
    return [SKIP, index]
  })
  return links
}

function addressOf(node: Element, name: string): string | undefined {
  const id = attributeOf(node, 'id')
  if (id && /^[\w-]{3,40}$/.test(id)) {
    if (/^tweet$/i.test(name)) return `https://twitter.com/i/web/status/${id}`
    if (/^youtube$/i.test(name)) return `https://www.youtube.com/watch?v=${id}`
  }
  const inner = node.children.find((child) => child.type === 'element' && child.tagName === 'source')
  const own = ['src', 'data-src', 'data', 'href', 'to']
    .map((key) => attributeOf(node, key))
    .find((value) => value !== undefined)
  const address = own ?? (inner?.type === 'element' ? attributeOf(inner, 'src') : undefined)
  const whole = address?.startsWith('//') ? `https:${address}` : address
  return whole !== undefined && /^https?:\/\//.test(whole) && URL.canParse(whole) ? whole : undefined
}
