/** What the shell's keys ask of the podium. */
interface PodiumCommands {
  toggleCode: () => void
}

let podium: PodiumCommands | undefined

/** Does nothing where this page leads no live talk. */
export const podiumCommands: PodiumCommands = {
  toggleCode: () => podium?.toggleCode(),
}

export function connectPodium(commands: PodiumCommands): () => void {
  podium = commands
  return () => {
    if (podium === commands) podium = undefined
  }
}
