import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CompiledSlide } from './compiled-deck.ts'

/** The parts of a slide that weigh: its HTML. */
type HeavyPart = 'stageHtml' | 'blocks' | 'transcript'
type HeavyParts = Pick<CompiledSlide, HeavyPart>

/**
 * Keeps the HTML of a long deck's slides in a file, so that memory holds what the index holds and no more. A slide that
 * went through it is used as any other; its HTML is read when it is asked for.
 */
export class SlideSpool {
  private readonly folder = mkdtempSync(join(tmpdir(), 'colloquium-slides-'))
  private readonly file = openSync(join(this.folder, 'slides'), 'w+')
  private end = 0
  /** The slide read last: whoever asks for one part of it asks for the others too. */
  private last: { start: number; parts: HeavyParts } | undefined
  private readonly onExit = () => {
    this.close()
  }

  constructor() {
    process.once('exit', this.onExit)
  }

  /** The same slide, its HTML in the file. */
  keep({ stageHtml, blocks, transcript, ...light }: CompiledSlide): CompiledSlide {
    const { title, references, published } = transcript
    const json = Buffer.from(JSON.stringify({ stageHtml, blocks, title, references, published }))
    const start = this.end
    writeSync(this.file, json, 0, json.length, start)
    this.end += json.length
    const read = () => this.read(start, json.length, light.slideNumber)
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
    }
  }

  private read(start: number, length: number, slideNumber: number): HeavyParts {
    if (this.last?.start === start) return this.last.parts
    const json = Buffer.allocUnsafe(length)
    readSync(this.file, json, 0, length, start)
    const { stageHtml, blocks, ...rest } = JSON.parse(json.toString()) as Pick<
      CompiledSlide,
      'stageHtml' | 'blocks'
    > &
      Pick<CompiledSlide['transcript'], 'title' | 'references' | 'published'>
    const parts = { stageHtml, blocks, transcript: { slideNumber, blocks, ...rest } }
    this.last = { start, parts }
    return parts
  }

  /** Takes the file away; its slides have no HTML after that. */
  close(): void {
    process.off('exit', this.onExit)
    closeSync(this.file)
    rmSync(this.folder, { recursive: true, force: true })
  }
}
