/** What the shell's keys ask of present mode. */
interface PresentCommands {
  magnify: () => void
}

let layer: PresentCommands | undefined

/** Does nothing until the layer over the slide is there. */
export const presentCommands: PresentCommands = {
  magnify: () => layer?.magnify(),
}

export function connectPresentLayer(commands: PresentCommands): () => void {
  layer = commands
  return () => {
    if (layer === commands) layer = undefined
  }
}
