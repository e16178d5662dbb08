import { createHash } from 'node:crypto'
import type { CompiledSlide } from '../compiled-deck.ts'

/** Raised where pictures are drawn in another way from the same slide: then all are drawn anew. */
const PICTURE_FORM = 2

/**
 * Names slides' pictures by all that they are drawn from, so that names are known before the pictures are, and a second
 * build draws only what changed.
 */
export class PictureNames {
  private readonly hashes = new Map<CompiledSlide, string>()

  /** `styles` are the rules that slides are drawn with. */
  constructor(readonly styles: string) {}

  hashOf(slide: CompiledSlide): string {
    const known = this.hashes.get(slide)
    if (known !== undefined) return known
    const hash = createHash('sha256')
      .update(JSON.stringify([PICTURE_FORM, slide.locale, slide.stageHtml, this.styles]))
      .digest('hex')
      .slice(0, 10)
    this.hashes.set(slide, hash)
    return hash
  }
}
