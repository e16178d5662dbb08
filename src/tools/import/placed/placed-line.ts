import type { CleanLine } from '../clean-lines.ts'
import type { Box, LineBox, LineStyle } from '../source-deck.ts'

/** A line whose place and style are known. */
export interface PlacedLine extends CleanLine {
  box: LineBox
  style: LineStyle
}

export function isPlaced(line: CleanLine): line is PlacedLine {
  return line.box !== undefined && line.style !== undefined
}

export function rightOf({ x, width }: Box): number {
  return x + width
}

export function bottomOf({ y, height }: Box): number {
  return y + height
}

export function middleOf({ x, width }: Box): number {
  return x + width / 2
}

export function centerOf({ y, height }: Box): number {
  return y + height / 2
}

/** The smallest box around some. */
export function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x,
    y,
    width: Math.max(...boxes.map(rightOf)) - x,
    height: Math.max(...boxes.map(bottomOf)) - y,
  }
}

/** Whether a point lies in a box that is grown by some on all sides. */
export function holds(box: Box, x: number, y: number, margin = 0): boolean {
  return x > box.x - margin && x < rightOf(box) + margin && y > box.y - margin && y < bottomOf(box) + margin
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Joins what belongs together, however far it hangs together. */
export function clusters<T>(items: readonly T[], belong: (a: T, b: T) => boolean): T[][] {
  const open = new Set(items)
  const found: T[][] = []
  for (const seed of items) {
    if (!open.delete(seed)) continue
    const cluster = [seed]
    for (const member of cluster) {
      for (const other of open) {
        if (!belong(member, other)) continue
        open.delete(other)
        cluster.push(other)
      }
    }
    found.push(cluster)
  }
  return found
}
