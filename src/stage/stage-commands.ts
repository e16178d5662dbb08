/** What turns the slides. */
export interface StageCommands {
  /** The next fragment; after the last one, the next slide. */
  next: () => void
  /** The fragment before; at the first one, the slide before. */
  previous: () => void
  /** Fetches the slides anew and swaps the one shown in its place: its source was saved. */
  refresh: () => void
  /** Fetches slides ahead at random moments within this many ms of each other, instead of at the first idle one. */
  spreadFetches: (overMs: number) => void
}

let stage: StageCommands | undefined

/** For the shell's keys and controls, and for whoever else turns slides; without a stage they do nothing. */
export const stageCommands: StageCommands = {
  next: () => stage?.next(),
  previous: () => stage?.previous(),
  refresh: () => stage?.refresh(),
  spreadFetches: (overMs) => stage?.spreadFetches(overMs),
}

/** The stage announces itself while it stands; the function returned takes it back. */
export function connectStage(commands: StageCommands): () => void {
  stage = commands
  return () => {
    if (stage === commands) stage = undefined
  }
}
