/** What the shell asks of the drawings. */
interface InkCommands {
  undo: () => void
  /** Points the laser at a place of the slide shown, in parts of its width and height; undefined puts it out. */
  point: (place: { x: number; y: number } | undefined) => void
}

const connected = new Set<Partial<InkCommands>>()

/** Does nothing until the drawings are there: they are fetched when nothing else is to be done. */
export const inkCommands: InkCommands = {
  undo: () => {
    for (const { undo } of connected) undo?.()
  },
  point: (place) => {
    for (const { point } of connected) point?.(place)
  },
}

export function connectInk(commands: Partial<InkCommands>): () => void {
  connected.add(commands)
  return () => {
    connected.delete(commands)
  }
}
