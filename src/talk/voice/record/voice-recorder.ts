import type { Recordings } from '../store/recordings.ts'
import { VOICE_BITS } from './audio-type.ts'
import { EventLog, type TalkSource } from './event-log.ts'

/** ms of a piece: what a crash can take is this, and what the disk has yet to write. */
const PIECE_MS = 1000

/** Why a recording ended: somebody ended it, the microphone went, the device is full, or the encoder broke. */
export type RecordingEnd = 'stopped' | 'unplugged' | 'full' | 'broken'

export interface VoiceRecorderOptions {
  recordings: Recordings
  /** Of the recording, whose `about` is kept already. */
  id: string
  take: number
  type: string
  stream: MediaStream
  source: TalkSource
}

/** Writes a voice, and what happens in the talk, as they come. */
export class VoiceRecorder {
  /** Resolves when all is kept, whatever ended it. Never rejects. */
  readonly ended: Promise<RecordingEnd>
  private readonly startedAt = performance.now()
  private readonly recorder: MediaRecorder
  private readonly log: EventLog
  private pieces = 0
  private written: Promise<void> = Promise.resolve()
  private end: RecordingEnd = 'stopped'

  constructor(private readonly options: VoiceRecorderOptions) {
    const { stream, type, source } = options
    this.recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: VOICE_BITS })
    this.log = new EventLog(source, () => performance.now() - this.startedAt)
    this.ended = new Promise((resolve) => {
      this.recorder.addEventListener('stop', () => {
        this.log.stop()
        void this.written.then(() => {
          resolve(this.end)
        })
      })
    })
    this.recorder.addEventListener('dataavailable', ({ data }) => {
      this.keep(data)
    })
    this.recorder.addEventListener('error', () => {
      this.stop('broken')
    })
    for (const track of stream.getAudioTracks())
      track.addEventListener('ended', () => {
        this.stop('unplugged')
      })
    this.recorder.start(PIECE_MS)
  }

  /** ms since it began. */
  get elapsedMs(): number {
    return performance.now() - this.startedAt
  }

  stop(end: RecordingEnd = 'stopped'): void {
    // Where the microphone went, the browser may have ended it already; the reason is still to be told.
    if (this.end === 'stopped') this.end = end
    if (this.recorder.state !== 'inactive') this.recorder.stop()
  }

  private keep(audio: Blob): void {
    if (audio.size === 0) return
    const { recordings, id, take } = this.options
    const piece = { audio, atMs: this.elapsedMs, events: this.log.take() }
    const number = this.pieces++
    this.written = this.written
      .then(() => recordings.savePiece(id, take, number, piece))
      .catch(() => {
        // What was written before is whole; what comes now has no room.
        this.stop('full')
      })
  }
}
