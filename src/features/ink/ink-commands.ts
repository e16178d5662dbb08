import type { InkOperation } from './ink-store.ts'
import { wantInk } from './ink-wanted.ts'
import type { WrittenInk } from './replayed-ink.ts'

/** What the shell asks of the drawings. */
interface InkCommands {
  undo: () => void
  /** Points the laser at a place of the slide shown, in parts of its width and height; undefined puts it out. */
  point: (place: { x: number; y: number } | undefined) => void
  /** Calls back with all that is drawn, here and elsewhere; the function returned ends it. */
  watch: (listener: InkListener) => () => void
  /** Shows what a replay draws, beside the reader's own and never kept; undefined takes it away. */
  replay: (drawn: WrittenInk | undefined) => void
}
type InkListener = (operation: InkOperation) => void

/** What the drawings do once they are there. */
type ConnectedInk = Partial<Pick<InkCommands, 'undo' | 'point' | 'replay'>>

const connected = new Set<ConnectedInk>()
const watchers = new Set<InkListener>()
let replayed: WrittenInk | undefined
let pointed: Parameters<InkCommands['point']>[0]

/** What is shown is shown as soon as the drawings are there, which it has fetched; undoing does nothing until then. */
export const inkCommands: InkCommands = {
  undo: () => {
    for (const { undo } of connected) undo?.()
  },
  point: (place) => {
    pointed = place
    if (place) wantInk()
    for (const { point } of connected) point?.(place)
  },
  watch: (listener) => {
    watchers.add(listener)
    return () => {
      watchers.delete(listener)
    }
  },
  replay: (drawn) => {
    replayed = drawn
    if (drawn) wantInk()
    for (const { replay } of connected) replay?.(drawn)
  },
}

export function connectInk(commands: ConnectedInk): () => void {
  connected.add(commands)
  if (replayed) commands.replay?.(replayed)
  if (pointed) commands.point?.(pointed)
  return () => {
    connected.delete(commands)
  }
}

/** Tells those who watch what was drawn. */
export function tellOfInk(operation: InkOperation): void {
  for (const listener of watchers) listener(operation)
}
