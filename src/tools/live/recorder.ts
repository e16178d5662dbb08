import { readFile } from 'node:fs/promises'
import { hasCode } from '../host/has-code.ts'
import type { LivePosition, LiveState } from '../../deck/live/live-messages.ts'
import type { LivePoll } from '../../deck/live/live-room.ts'
import {
  isRecordedPoll,
  isRecordedShow,
  parseRecording,
  type LiveRecording,
  type RecordedEntry,
  type ShownKind,
} from '../../deck/live/live-recording.ts'
import { readJson, isRecord } from '../../deck/unknown-value.ts'
import { replaceFile } from '../host/replace-files.ts'
import { coalesce } from './coalesce.ts'

/** ms between two writings: what a power cut can take of the talk. */
const WRITE_PAUSE_MS = 1000
/** ms between two places of the light: an hour of it is a megabyte. */
const LIGHT_PAUSE_MS = 200

export interface RecorderOptions {
  path: string
  deck: string
  /** The deck's, by language. */
  title: LiveRecording['title']
  /** Epoch ms of the session's start. */
  started: number
  /** What was recorded of the session before a crash. */
  before?: LiveRecording | undefined
  onFault: (error: unknown) => void
  now?: () => number
}

/**
 * Keeps a session's positions in a file. Each writing is a whole file that takes the old one's place, so that whatever
 * happens there is a recording that can be read.
 */
export class Recorder {
  readonly #entries: RecordedEntry[]
  #build: string
  /** What `text` said last; undefined where more is recorded since. */
  #text: string | undefined
  #writing: Promise<void> = Promise.resolve()
  readonly #pace = coalesce(WRITE_PAUSE_MS, () => {
    this.#write()
  })

  readonly #options: RecorderOptions

  constructor(options: RecorderOptions) {
    this.#options = options
    this.#entries = [...(options.before?.entries ?? [])]
    this.#build = options.before?.build ?? ''
  }

  position({ slideNumber, fragment, block, lit, explored }: LivePosition): void {
    this.#add({
      ...{ at: this.#at(), slideNumber, fragment },
      ...(block !== undefined && { block }),
      ...(lit && { lit }),
      ...(explored !== undefined && { explored }),
    })
  }

  state({ phase, black, frozen, build }: LiveState): void {
    if (build) {
      if (build !== this.#build) this.#text = undefined
      this.#build = build
    }
    const last = this.#entries.findLast((entry) => 'phase' in entry)
    if (last?.phase === phase && last.black === black && (last.frozen ?? false) === frozen) return
    this.#add({ at: this.#at(), phase, black, ...(frozen && { frozen }) })
  }

  poll(poll: LivePoll): void {
    const last = this.#entries.findLast(isRecordedPoll)
    if (JSON.stringify(last?.poll) !== JSON.stringify(poll)) this.#add({ at: this.#at(), poll })
  }

  /**
   * What is shown over the slide, as it was sent. Of the light a place now and then is kept, and that it goes out; of a
   * line in hand nothing, since the drawing follows at its end.
   */
  show(shown: ShownKind, payload: string): void {
    const fields = readJson(payload)
    if (!isRecord(fields)) return
    const { v: _, ...message } = fields
    const last = this.#entries.findLast((entry) => isRecordedShow(entry) && entry.shown === shown)
    if (shown === 'pointer') {
      if ('stroke' in message) return
      const isOn = 'x' in message
      if (isOn && last && this.#at() - last.at < LIGHT_PAUSE_MS) return
    }
    if (last && isRecordedShow(last) && JSON.stringify(last.message) === JSON.stringify(message)) return
    this.#add({ at: this.#at(), shown, message })
  }

  /** The recording as it is now: a whole hall asks for it at the end. */
  text(): string {
    this.#text ??= this.#compose()
    return this.#text
  }

  #compose(): string {
    const { deck, title, started } = this.#options
    const recording: LiveRecording = {
      ...{ v: 1, deck, title, build: this.#build, started, entries: this.#entries },
    }
    return `${JSON.stringify(recording)}\n`
  }

  /** Resolves when all is on the disk. */
  async end(): Promise<void> {
    this.#pace.stop()
    this.#write()
    await this.#writing
  }

  #at(): number {
    const { started, now = Date.now } = this.#options
    return Math.max(0, Math.round(now() - started), this.#entries.at(-1)?.at ?? 0)
  }

  #add(entry: RecordedEntry): void {
    this.#entries.push(entry)
    this.#text = undefined
    this.#pace.ask()
  }

  #write(): void {
    const { path, onFault } = this.#options
    const text = this.text()
    this.#writing = this.#writing.then(() => replaceFile(path, text)).catch(onFault)
  }
}

/** The path itself, or the next free one (`talk-2.json`) where it holds another talk's recording. */
export async function freeRecordingPath(path: string, deck: string, started: number): Promise<string> {
  const [, stem = path, ending = ''] = /^(.*?)(\.[^./\\]*)?$/.exec(path) ?? []
  for (let number = 1; number < 1000; number++) {
    const candidate = number === 1 ? path : `${stem}-${String(number)}${ending}`
    const text = await readFile(candidate, 'utf8').catch(() => undefined)
    if (text === undefined) return candidate
    const recording = parseRecording(text)
    // What is no recording at all is somebody's file, and a mistyped name: that is said, not stepped around.
    if (!recording || (recording.deck === deck && recording.started === started)) return candidate
  }
  return path
}

/**
 * What a session has recorded in a file before a crash; undefined where there is no file. Throws a sentence where the
 * file is anything else: a recording takes no other's place.
 */
export async function recordedBefore(
  path: string,
  deck: string,
  started: number,
): Promise<LiveRecording | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  })
  if (text === undefined) return undefined
  const recording = parseRecording(text)
  if (recording?.deck === deck && recording.started === started) return recording
  throw new Error(`--record ${path}: there is such a file already, and it is not of this session`)
}
