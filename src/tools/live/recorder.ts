import { access, open, rename } from 'node:fs/promises'
import type { LivePosition, LiveState } from '../../deck/live-messages.ts'
import type { LiveRecording, RecordedEntry } from '../../deck/live-recording.ts'
import { coalesce } from './coalesce.ts'

/** ms between two writings: what a power cut can take of the talk. */
const WRITE_PAUSE_MS = 1000

/**
 * Keeps a session's positions in a file. Each writing is a whole file that takes the old one's place, so that whatever
 * happens there is a recording that can be read.
 */
export class Recorder {
  readonly #entries: RecordedEntry[] = []
  #build = ''
  #writing: Promise<void> = Promise.resolve()
  readonly #pace = coalesce(WRITE_PAUSE_MS, () => {
    this.#write()
  })

  constructor(
    private readonly path: string,
    private readonly deck: string,
    private readonly started: number,
    private readonly onFault: (error: unknown) => void,
    private readonly now: () => number = Date.now,
  ) {}

  position({ slideNumber, fragment, block }: LivePosition): void {
    this.#add({ at: this.#at(), slideNumber, fragment, ...(block !== undefined && { block }) })
  }

  state({ phase, black, build }: LiveState): void {
    if (build) this.#build = build
    const last = this.#entries.findLast((entry) => 'phase' in entry)
    if (last?.phase === phase && last.black === black) return
    this.#add({ at: this.#at(), phase, black })
  }

  /** Resolves when all is on the disk. */
  async end(): Promise<void> {
    this.#pace.stop()
    this.#write()
    await this.#writing
  }

  #at(): number {
    return Math.max(0, Math.round(this.now() - this.started), this.#entries.at(-1)?.at ?? 0)
  }

  #add(entry: RecordedEntry): void {
    this.#entries.push(entry)
    this.#pace.ask()
  }

  #write(): void {
    const { deck, started } = this
    const recording: LiveRecording = { v: 1, deck, build: this.#build, started, entries: this.#entries }
    const text = `${JSON.stringify(recording)}\n`
    this.#writing = this.#writing.then(() => replaceFile(this.path, text)).catch(this.onFault)
  }
}

/** True where something is there already, which a recording must not take the place of. */
export async function fileExists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** Writes beside the file, down to the disk, and moves it there in one step. */
export async function replaceFile(path: string, text: string, mode = 0o644): Promise<void> {
  const part = `${path}.part`
  const file = await open(part, 'w', mode)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(part, path)
}
