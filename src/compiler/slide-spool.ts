import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atEnd } from './at-end.ts'
import { notePassing } from './at-hand.ts'
import type { CompiledSlide } from './compiled-deck.ts'

/** The parts of a slide that weigh: its HTML. */
type HeavyPart = 'stageHtml' | 'blocks' | 'transcript'
type HeavyParts = Pick<CompiledSlide, HeavyPart>

/** Where in the file something stands, in bytes. */
interface Place {
  start: number
  length: number
}

/** Most slides are smaller. */
const PASSING_BYTES = 2 ** 18

/**
 * Keeps the HTML of a long deck's slides in a file, so that memory holds what the index holds and no more. A slide that
 * went through it is used as any other; its HTML is read when it is asked for.
 */
export class SlideSpool {
  private readonly folder = mkdtempSync(join(tmpdir(), 'colloquium-slides-'))
  private readonly file = openSync(join(this.folder, 'slides'), 'w+')
  /** What a slide goes through on its way: a buffer for each of them would stay until memory is full. */
  private passing = Buffer.allocUnsafe(PASSING_BYTES)
  private end = 0
  private isOpen = true
  /** The slide read last: whoever asks for one part of it asks for the others too. */
  private last: { place: Place; parts: HeavyParts } | undefined
  private readonly goOn = atEnd(() => {
    this.close()
  })
  private readonly forget = notePassing(this.folder)

  /** The same slide, its HTML in the file. */
  keep({ stageHtml, blocks, transcript, treesJson, ...light }: CompiledSlide): CompiledSlide {
    const { title, references, published } = transcript
    const place = this.write(JSON.stringify({ stageHtml, blocks, title, references, published }))
    const trees = this.write(treesJson)
    const read = () => this.parts(place, light.slideNumber)
    const readTrees = () => this.read(trees)
    return {
      ...light,
      get stageHtml() {
        return read().stageHtml
      },
      get blocks() {
        return read().blocks
      },
      get transcript() {
        return read().transcript
      },
      get treesJson() {
        return readTrees()
      },
    }
  }

  private write(json: string): Place {
    const place = { start: this.end, length: Buffer.byteLength(json) }
    const bytes = this.room(place.length)
    bytes.write(json)
    writeSync(this.file, bytes, 0, place.length, place.start)
    this.end += place.length
    return place
  }

  private read({ start, length }: Place): string {
    const bytes = this.room(length)
    readSync(this.file, bytes, 0, length, start)
    return bytes.toString('utf8', 0, length)
  }

  private room(length: number): Buffer {
    if (length > this.passing.length) this.passing = Buffer.allocUnsafe(2 * length)
    return this.passing
  }

  private parts(place: Place, slideNumber: number): HeavyParts {
    if (this.last?.place === place) return this.last.parts
    const { stageHtml, blocks, ...rest } = JSON.parse(this.read(place)) as Pick<
      CompiledSlide,
      'stageHtml' | 'blocks'
    > &
      Pick<CompiledSlide['transcript'], 'title' | 'references' | 'published'>
    const parts = { stageHtml, blocks, transcript: { slideNumber, blocks, ...rest } }
    this.last = { place, parts }
    return parts
  }

  /** Takes the file away; its slides have no HTML after that. */
  close(): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.goOn()
    closeSync(this.file)
    rmSync(this.folder, { recursive: true, force: true })
    this.forget()
  }
}
