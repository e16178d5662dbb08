/** The clock of a talk. It goes by the time of day, so that it runs on while its page is reloaded or asleep. */
export interface TalkTimer {
  /** Milliseconds that had run when it was last paused. */
  elapsedMs: number
  /** Time of day at which it was last started, in milliseconds; undefined while it stands. */
  since?: number | undefined
}

export const STOPPED: TalkTimer = { elapsedMs: 0 }

/** Milliseconds since the talk began, pauses taken off. A clock that was set back doesn't count backwards. */
export function elapsedAt({ elapsedMs, since }: TalkTimer, nowMs: number): number {
  return elapsedMs + (since === undefined ? 0 : Math.max(0, nowMs - since))
}

export function startTimer(timer: TalkTimer, nowMs: number): TalkTimer {
  return timer.since === undefined ? { ...timer, since: nowMs } : timer
}

export function pauseTimer(timer: TalkTimer, nowMs: number): TalkTimer {
  return { elapsedMs: elapsedAt(timer, nowMs) }
}

/** True when it has run at all. */
export function hasRun({ elapsedMs, since }: TalkTimer): boolean {
  return since !== undefined || elapsedMs > 0
}
