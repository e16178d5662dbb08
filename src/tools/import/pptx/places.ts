import type { RootContent } from 'mdast'
import type { WrittenSlide } from '../written/written-deck.ts'
import type { Box } from './shapes.ts'

export interface PlacedBlocks {
  blocks: RootContent[]
  /** In shares of the slide; undefined where nobody says. */
  box: Box | undefined
}

/** Blocks in reading order, side by side where their boxes stand so. */
export function partShapes(
  placed: readonly PlacedBlocks[],
): Pick<WrittenSlide, 'body' | 'columns' | 'after'> {
  const known = placed.flatMap(({ blocks, box }) => (box ? [{ blocks, box }] : []))
  const unknown = placed.filter(({ box }) => !box).flatMap(({ blocks }) => blocks)
  const columns = columnsOf(known) ?? besidePicture(known)
  const inOrder = (some: readonly { blocks: RootContent[]; box: Box }[]) =>
    [...some].sort((a, b) => rowOf(a.box) - rowOf(b.box) || a.box.x - b.box.x).flatMap(({ blocks }) => blocks)
  if (!columns) return { body: [...inOrder(known), ...unknown] }
  const after = inOrder(columns.after)
  return {
    body: inOrder(columns.above),
    columns: { left: inOrder(columns.left), right: [...inOrder(columns.right), ...unknown] },
    ...(after.length > 0 && { after }),
  }
}

/** Boxes whose tops are less than a twentieth of the slide apart are read from left to right. */
function rowOf({ y }: Box): number {
  return Math.round(y * 20)
}

interface Known {
  blocks: RootContent[]
  box: Box
}

/** A gap from top to bottom near the middle, with a box of some height at both sides. */
function columnsOf(
  known: readonly Known[],
): Record<'above' | 'left' | 'right' | 'after', Known[]> | undefined {
  const edges = known.map(({ box }) => box.x).filter((x) => x > 0.25 && x < 0.75)
  for (const edge of edges.sort((a, b) => Math.abs(a - 0.5) - Math.abs(b - 0.5))) {
    const left = known.filter(({ box }) => box.x + box.width <= edge + 0.06 && box.x < edge - 0.1)
    const right = known.filter(({ box }) => box.x >= edge - 0.01)
    const others = known.filter((item) => !left.includes(item) && !right.includes(item))
    if (left.length === 0 || right.length === 0) continue
    const [top, bottom] = [Math.max(topOf(left), topOf(right)), Math.min(bottomOf(left), bottomOf(right))]
    // Side by side they are where at least a part of both stands at the same height.
    if (bottom - top < 0.08) continue
    const start = Math.min(topOf(left), topOf(right))
    const above = others.filter(({ box }) => box.y + box.height / 2 < start + 0.1)
    const after = others.filter((item) => !above.includes(item))
    if (after.some(({ box }) => box.y < bottom - 0.1 && box.height > 0.3)) continue
    return { above, left, right, after }
  }
  return undefined
}

/** Words in a box that reaches under a picture, whose lines end before it. */
function besidePicture(known: readonly Known[]): ReturnType<typeof columnsOf> {
  const picture = known.find(
    ({ blocks, box }) =>
      box.x > 0.35 &&
      box.height > 0.2 &&
      blocks.some((node) => node.type === 'paragraph' && node.children[0]?.type === 'image'),
  )
  if (!picture) return undefined
  const right = known.filter(({ box }) => box.x >= picture.box.x - 0.06)
  const left = known.filter((item) => !right.includes(item))
  const isBeside =
    left.length > 0 &&
    bottomOf(left) - picture.box.y > 0.15 &&
    topOf(left) < picture.box.y + picture.box.height - 0.1
  return isBeside ? { above: [], left, right, after: [] } : undefined
}

function topOf(items: readonly Known[]): number {
  return Math.min(...items.map(({ box }) => box.y))
}

function bottomOf(items: readonly Known[]): number {
  return Math.max(...items.map(({ box }) => box.y + box.height))
}
