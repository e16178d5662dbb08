/** What the shell's keys ask of the drawings. */
interface InkCommands {
  undo: () => void
}

let ink: InkCommands | undefined

/** Does nothing where nobody has drawn yet: the drawings aren't even fetched then. */
export const inkCommands: InkCommands = {
  undo: () => ink?.undo(),
}

export function connectInk(commands: InkCommands): () => void {
  ink = commands
  return () => {
    if (ink === commands) ink = undefined
  }
}
