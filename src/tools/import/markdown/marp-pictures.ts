import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'

export interface PlacedPicture {
  url: string
  alt: string
  /** Undefined where it lies behind the slide. */
  side?: 'left' | 'right'
  line?: number
}

const WORDS =
  /^(bg|fit|cover|contain|auto|vertical|left|right|(left|right):[\d.]+%|[wh]:[\d.]+(px|em|rem|%|cm|in|pt)?|(width|height):[\w.%]+|\d+%|(blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(:.+)?)$/

/** Takes Marp's `![bg right:40%](…)` out of the tree, and its words for size and place out of the other pictures' descriptions. */
export function placeMarpPictures(tree: Root): PlacedPicture[] {
  const placed: PlacedPicture[] = []
  visit(tree, 'image', (image, index, parent) => {
    const words = (image.alt ?? '').split(/\s+/).filter(Boolean)
    const side = words.flatMap((word) => /^(left|right)(:|$)/.exec(word)?.[1] ?? [])[0]
    const alt = words.filter((word) => !WORDS.test(word)).join(' ')
    image.alt = alt
    if (!words.includes('bg') || !parent || index === undefined) return undefined
    parent.children.splice(index, 1)
    placed.push({
      url: image.url,
      alt,
      ...((side === 'left' || side === 'right') && { side }),
      ...(image.position && { line: image.position.start.line }),
    })
    return index
  })
  return placed
}
