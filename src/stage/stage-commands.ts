/** What turns the slides. */
export interface StageCommands {
  /** The next fragment; after the last one, the next slide. */
  next: () => void
  /** The fragment before; at the first one, the slide before. */
  previous: () => void
  /** Fetches the slides anew and swaps the one shown in its place: its source was saved. Asked before there is a stage, it waits for one. */
  refresh: () => void
  /** Fetches slides ahead at random moments within this many ms of each other, instead of at the first idle one. */
  spreadFetches: (overMs: number) => void
}

let stage: StageCommands | undefined
/** What the page came with was saved anew before the stage stood. */
let isStale = false

/** For the shell's keys and controls, and for whoever else turns slides; without a stage nothing is turned. */
export const stageCommands: StageCommands = {
  next: () => stage?.next(),
  previous: () => stage?.previous(),
  refresh: () => {
    if (stage) stage.refresh()
    else isStale = true
  },
  spreadFetches: (overMs) => stage?.spreadFetches(overMs),
}

/** The stage announces itself while it stands; the function returned takes it back. */
export function connectStage(commands: StageCommands): () => void {
  stage = commands
  // Not for a stage that is only tried (React's StrictMode), and gone with what it fetches.
  queueMicrotask(() => {
    if (stage !== commands || !isStale) return
    isStale = false
    commands.refresh()
  })
  return () => {
    if (stage === commands) stage = undefined
  }
}
