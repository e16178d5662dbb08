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

/** `1:02:03`, `2:03`; negative times get a minus sign. */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const time = `${hours > 0 ? `${String(hours)}:${two(minutes)}` : String(minutes)}:${two(seconds % 60)}`
  return ms < 0 && seconds > 0 ? `−${time}` : time
}
