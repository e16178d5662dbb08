import {
  entryAfter,
  isRecordedPosition,
  recordingAt,
  recordingSpan,
  type LiveRecording,
  type RecordedEntry,
  type RecordedPosition,
  type RecordedState,
} from '../../deck/live/live-recording.ts'

export interface ReplayHandlers {
  onPosition: (position: RecordedPosition) => void
  onState: (state: RecordedState) => void
  /** With each entry, and when it is begun, paused or sought; for a clock between them ask `timeMs`. */
  onChange: () => void
}

export interface Replay {
  play: () => void
  pause: () => void
  /** ms of the recording, from `startMs` to `endMs`. */
  seek: (timeMs: number) => void
  /** 1 as it was given, 2 twice as fast; above 0. */
  setSpeed: (speed: number) => void
  timeMs: () => number
  playing: () => boolean
  readonly startMs: number
  readonly endMs: number
}

/** Longest wait that a timer of a browser can be told. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Plays a talk as it was given, at any speed. Starts paused, at the first position. */
export function replayTalk(recording: LiveRecording, handlers: ReplayHandlers): Replay {
  const { entries } = recording
  const { startMs, endMs } = recordingSpan(recording)
  let anchorMs = startMs
  let anchoredAt = 0
  let speed = 1
  let running = false
  let next = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const timeMs = () => {
    const ran = running ? (performance.now() - anchoredAt) * speed : 0
    return Math.min(endMs, anchorMs + ran)
  }
  const anchor = (atMs: number) => {
    anchorMs = atMs
    anchoredAt = performance.now()
  }
  const tell = (entry: RecordedEntry) => {
    if (isRecordedPosition(entry)) handlers.onPosition(entry)
    else handlers.onState(entry)
  }
  const schedule = () => {
    clearTimeout(timer)
    if (!running) return
    const dueMs = entries[next]?.at ?? endMs
    timer = setTimeout(run, Math.min(LONGEST_TIMER_MS, Math.max(0, (dueMs - timeMs()) / speed)))
  }
  const run = () => {
    const now = timeMs()
    for (let entry = entries[next]; entry && entry.at <= now; entry = entries[++next]) tell(entry)
    if (next >= entries.length && now >= endMs) {
      anchor(endMs)
      running = false
    }
    handlers.onChange()
    schedule()
  }
  const seek = (atMs: number) => {
    const target = Math.min(endMs, Math.max(startMs, atMs))
    anchor(target)
    next = entryAfter(entries, target)
    const { position, state } = recordingAt(recording, target)
    if (state) tell(state)
    if (position) tell(position)
    handlers.onChange()
    schedule()
  }
  return {
    startMs,
    endMs,
    timeMs,
    playing: () => running,
    play: () => {
      if (running) return
      if (timeMs() >= endMs) seek(startMs)
      anchor(timeMs())
      running = true
      if (next === 0) seek(startMs)
      else {
        handlers.onChange()
        schedule()
      }
    },
    pause: () => {
      anchor(timeMs())
      running = false
      clearTimeout(timer)
      handlers.onChange()
    },
    seek,
    setSpeed: (to) => {
      anchor(timeMs())
      speed = to
      schedule()
    },
  }
}
