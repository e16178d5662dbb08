import type { PageShape, PageSize } from '../source-deck.ts'

/** Share of pages on which the same thing at the same place is the deck's frame and not a page's own. */
const FRAME_SHARE = 0.4
/** The same at the page's edge, where frames are. */
const EDGE_SHARE = 0.15
/** Share of the page that a background covers at the least. */
const WHOLE_PAGE = 0.93
/** Pages on which a picture that fills the page is a background. */
const BACKGROUND_PAGES = 3

/** In shares of the page's width: no bullet is larger. */
const BULLET_SHARE = 0.02

/** In shares of the page's height: no list begins below. */
const FOOT = 0.86

/** A page's shapes: its own, and its ground with the deck's frames and logos. */
export interface PartedShapes {
  own: PageShape[]
  ground: PageShape[]
}

/** Parts what each page draws for itself from what it stands on and shares with others. */
export function partBackgrounds(
  pages: readonly (readonly PageShape[])[],
  sizes: readonly PageSize[],
): PartedShapes[] {
  const counts = new Map<string, number>()
  for (const shapes of pages) {
    for (const key of new Set([...shapes.map(keyOf), ...shapes.map(placeOf)]))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return pages.map((shapes, index) => {
    const size = sizes[index] ?? { width: 0, height: 0 }
    const own = shapes.filter((shape) => {
      if (Math.max(shape.box.width, shape.box.height) < BULLET_SHARE * size.width) {
        // Bullets of first items stand at one place on all pages; at the foot these are signs to go on and back by.
        const same = counts.get(placeOf(shape)) ?? 0
        return shape.box.y < FOOT * size.height || same < Math.max(3, FRAME_SHARE * pages.length)
      }
      const count = counts.get(keyOf(shape)) ?? 0
      if (isWholePage(shape, size)) return shape.kind === 'image' && count < BACKGROUND_PAGES
      const share = isAtEdge(shape, size) ? EDGE_SHARE : FRAME_SHARE
      return count < Math.max(3, share * pages.length)
    })
    const kept = new Set(own)
    return { own, ground: shapes.filter((shape) => !kept.has(shape)) }
  })
}

/** Covers the page. */
export function isWholePage(shape: PageShape, { width, height }: PageSize): boolean {
  return areaOf(shape) > WHOLE_PAGE * width * height
}

/** In the page's square units. */
export function areaOf({ box }: PageShape): number {
  return box.width * box.height
}

function isAtEdge({ box }: PageShape, { width, height }: PageSize): boolean {
  return (
    box.y + box.height < 0.14 * height ||
    box.y > 0.86 * height ||
    box.x + box.width < 0.06 * width ||
    box.x > 0.94 * width
  )
}

/** Whatever its colour: a sign at the foot may be lit. */
function placeOf({ box }: PageShape): string {
  return keyOf({ kind: 'fill', box, color: 'any' })
}

function keyOf({ kind, box, color }: PageShape): string {
  const round = (value: number) => String(Math.round(value / 3))
  return [kind, round(box.x), round(box.y), round(box.width), round(box.height), color ?? ''].join(' ')
}
