import { isInkOperation, type ReplayedInk } from './ink-store.ts'

/** What a file says that was drawn, and where the laser was. */
export interface WrittenInk {
  strokes: readonly { page: string; stroke: unknown }[]
  laser: { page: string; x: number; y: number } | undefined
}

/** As far as it can be drawn. */
export function readReplayedInk(ink: WrittenInk): ReplayedInk {
  const strokes = ink.strokes.flatMap(({ page, stroke }) => {
    const put: unknown = { type: 'put', page, stroke, isDone: true }
    return isInkOperation(put) && put.type === 'put' ? [put] : []
  })
  const { page, ...point } = ink.laser ?? { page: '', x: 0, y: 0 }
  const laser: unknown = { type: 'laser', page, point }
  return {
    strokes,
    laser: isInkOperation(laser) && laser.type === 'laser' ? { page: laser.page, ...point } : undefined,
  }
}
