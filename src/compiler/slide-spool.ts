import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atEnd } from './at-end.ts'
import { notePassing } from './at-hand.ts'
import type { TranscriptSlide } from '../deck/types.ts'
import { contentJson, type CompiledSlide } from './compiled-deck.ts'

/** The parts of a slide that weigh: its HTML. Its blocks are those of its transcript. */
type HeavyParts = Pick<CompiledSlide, 'stageHtml' | 'transcript'>

/** Where in the file something stands, in bytes. */
interface Place {
  start: number
  length: number
}

/** A slide whose HTML is in a file; it can be sent to another thread. */
export interface SpooledSlide {
  light: Omit<CompiledSlide, keyof HeavyParts | 'blocks' | 'treesJson' | 'contentBytes'>
  heavy: Place
  trees: Place
}

/** Most slides are smaller. */
const PASSING_BYTES = 2 ** 18

/**
 * The file that slides' HTML is kept in. One program, or thread, writes it; another may read what that has put there. A
 * slide that is taken out is used as any other; its HTML is read when it is asked for.
 */
export class SpoolFile {
  private readonly file: number
  /** What a slide goes through on its way: a buffer for each of them would stay until memory is full. */
  private passing = Buffer.allocUnsafe(PASSING_BYTES)
  private end = 0
  /** The slide read last: whoever asks for one part of it asks for the others too. */
  private last: { place: Place; parts: HeavyParts } | undefined

  constructor(path: string) {
    this.file = openSync(path, 'a+')
  }

  put({ stageHtml, blocks, transcript, treesJson, ...light }: CompiledSlide): SpooledSlide {
    const { slideNumber, title, references, published } = transcript
    // The blocks first: in the packs of long decks they have always stood there.
    const reordered = { slideNumber, blocks, title, references, published }
    const heavy = this.write(contentJson({ stageHtml, transcript: reordered }))
    return { light, heavy, trees: this.write(treesJson) }
  }

  take({ light, heavy, trees }: SpooledSlide): CompiledSlide {
    const read = () => this.parts(heavy)
    const readTrees = () => this.read(trees)
    return {
      ...light,
      get stageHtml() {
        return read().stageHtml
      },
      get blocks() {
        return read().transcript.blocks
      },
      get transcript() {
        return read().transcript
      },
      get treesJson() {
        return readTrees()
      },
      contentBytes: () => this.bytes(heavy),
    }
  }

  close(): void {
    closeSync(this.file)
  }

  private write(json: string): Place {
    const place = { start: this.end, length: Buffer.byteLength(json) }
    const bytes = this.room(place.length)
    bytes.write(json)
    writeSync(this.file, bytes, 0, place.length)
    this.end += place.length
    return place
  }

  private read(place: Place): string {
    return this.bytes(place).toString('utf8')
  }

  /** They hold until others pass. */
  private bytes({ start, length }: Place): Buffer {
    const bytes = this.room(length)
    readSync(this.file, bytes, 0, length, start)
    return bytes.subarray(0, length)
  }

  private room(length: number): Buffer {
    if (length > this.passing.length) this.passing = Buffer.allocUnsafe(2 * length)
    return this.passing
  }

  private parts(place: Place): HeavyParts {
    if (this.last?.place === place) return this.last.parts
    const [stageHtml, transcript] = JSON.parse(this.read(place)) as [string, TranscriptSlide]
    const parts = { stageHtml, transcript }
    this.last = { place, parts }
    return parts
  }
}

/**
 * Keeps the HTML of a long deck's slides in files, so that memory holds what the index holds and no more. Its folder goes
 * when the program ends.
 */
export class SlideSpool {
  private readonly folder = mkdtempSync(join(tmpdir(), 'colloquium-slides-'))
  private readonly files: SpoolFile[] = []
  private isOpen = true
  private readonly goOn = atEnd(() => {
    this.close()
  })
  private readonly forget = notePassing(this.folder)

  /** One more file, open to be read, and where it is to be written. */
  open(): { path: string; file: SpoolFile } {
    const path = join(this.folder, `slides-${String(this.files.length)}`)
    const file = new SpoolFile(path)
    this.files.push(file)
    return { path, file }
  }

  /** Takes the files away; their slides have no HTML after that. */
  close(): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.goOn()
    for (const file of this.files) file.close()
    rmSync(this.folder, { recursive: true, force: true })
    this.forget()
  }
}
