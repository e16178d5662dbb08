/** Where a tile stands, in any unit. */
export interface TileBox {
  left: number
  top: number
  width: number
}

/** Tops within this are one row. */
const SAME_ROW = 2

/**
 * The tile that a key leads to, or undefined for other keys: left and right in reading order, up and down by where
 * tiles stand, since rows of different sections have no common columns.
 */
export function moveInGrid(boxes: readonly TileBox[], index: number, key: string): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return Math.min(index + 1, boxes.length - 1)
    case 'ArrowLeft':
      return Math.max(index - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return boxes.length - 1
    case 'ArrowDown':
    case 'ArrowUp':
      return nearestInNextRow(boxes, index, key === 'ArrowDown' ? 1 : -1)
    default:
      return undefined
  }
}

function nearestInNextRow(boxes: readonly TileBox[], index: number, direction: 1 | -1): number {
  const from = boxes[index]
  if (!from) return index
  const ahead = boxes
    .map((box, at) => ({ at, down: (box.top - from.top) * direction, aside: asideOf(box, from) }))
    .filter(({ down }) => down > SAME_ROW)
  const row = Math.min(...ahead.map(({ down }) => down))
  const inRow = ahead.filter(({ down }) => down - row <= SAME_ROW)
  const nearest = inRow.reduce<(typeof inRow)[number] | undefined>(
    (best, tile) => (best && best.aside <= tile.aside ? best : tile),
    undefined,
  )
  return nearest?.at ?? index
}

function asideOf(a: TileBox, b: TileBox): number {
  return Math.abs(a.left + a.width / 2 - (b.left + b.width / 2))
}
