import type { LivePoll } from '../../deck/live/live-room.ts'
import {
  entryAfter,
  isRecordedPoll,
  isRecordedPosition,
  isRecordedShow,
  recordingAt,
  recordingSpan,
  type LiveRecording,
  type RecordedEntry,
  type RecordedPosition,
  type RecordedShow,
  type RecordedState,
} from '../../deck/live/live-recording.ts'

export interface ReplayHandlers {
  onPosition: (position: RecordedPosition) => void
  onState: (state: RecordedState) => void
  /** The poll that the room is asked, or was asked; undefined where none was yet. */
  onPoll?: (poll: LivePoll | undefined) => void
  /** What lies over the slide from now on. */
  onShown?: (shown: RecordedShow) => void
  /** Nothing of it does: what follows a jump is told anew. */
  onNothingShown?: () => void
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
  return new RecordingPlayer(recording, handlers)
}

class RecordingPlayer implements Replay {
  readonly startMs: number
  readonly endMs: number
  readonly #recording: LiveRecording
  readonly #handlers: ReplayHandlers
  /** The talk's time at the moment `anchoredAt` of the page's clock. */
  #anchorMs: number
  #anchoredAt = 0
  #speed = 1
  #running = false
  /** Index of the entry that is due next. */
  #next = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(recording: LiveRecording, handlers: ReplayHandlers) {
    const { startMs, endMs } = recordingSpan(recording)
    this.#recording = recording
    this.#handlers = handlers
    this.startMs = startMs
    this.endMs = endMs
    this.#anchorMs = startMs
  }

  timeMs = (): number => {
    const ran = this.#running ? (performance.now() - this.#anchoredAt) * this.#speed : 0
    return Math.min(this.endMs, this.#anchorMs + ran)
  }

  playing = (): boolean => this.#running

  play = (): void => {
    if (this.#running) return
    if (this.timeMs() >= this.endMs) this.seek(this.startMs)
    this.#anchor(this.timeMs())
    this.#running = true
    if (this.#next === 0) this.seek(this.startMs)
    else {
      this.#handlers.onChange()
      this.#schedule()
    }
  }

  pause = (): void => {
    this.#anchor(this.timeMs())
    this.#running = false
    clearTimeout(this.#timer)
    this.#handlers.onChange()
  }

  seek = (atMs: number): void => {
    const target = Math.min(this.endMs, Math.max(this.startMs, atMs))
    this.#anchor(target)
    this.#next = entryAfter(this.#recording.entries, target)
    const { position, state, poll, shown } = recordingAt(this.#recording, target)
    this.#handlers.onPoll?.(poll?.poll)
    this.#handlers.onNothingShown?.()
    for (const one of shown) this.#tell(one)
    if (state) this.#tell(state)
    if (position) this.#tell(position)
    this.#handlers.onChange()
    this.#schedule()
  }

  setSpeed = (speed: number): void => {
    this.#anchor(this.timeMs())
    this.#speed = speed
    this.#schedule()
  }

  #anchor(atMs: number): void {
    this.#anchorMs = atMs
    this.#anchoredAt = performance.now()
  }

  #tell(entry: RecordedEntry): void {
    if (isRecordedPosition(entry)) this.#handlers.onPosition(entry)
    else if (isRecordedShow(entry)) this.#handlers.onShown?.(entry)
    else if (isRecordedPoll(entry)) this.#handlers.onPoll?.(entry.poll)
    else this.#handlers.onState(entry)
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    if (!this.#running) return
    const dueMs = this.#recording.entries[this.#next]?.at ?? this.endMs
    const pauseMs = Math.max(0, (dueMs - this.timeMs()) / this.#speed)
    this.#timer = setTimeout(this.#run, Math.min(LONGEST_TIMER_MS, pauseMs))
  }

  #run = (): void => {
    const { entries } = this.#recording
    const now = this.timeMs()
    for (let entry = entries[this.#next]; entry && entry.at <= now; entry = entries[++this.#next])
      this.#tell(entry)
    if (this.#next >= entries.length && now >= this.endMs) {
      this.#anchor(this.endMs)
      this.#running = false
    }
    this.#handlers.onChange()
    this.#schedule()
  }
}
