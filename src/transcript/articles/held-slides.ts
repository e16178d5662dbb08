import { lightSlides, shownSlides, type SlideSpan } from './shown-slides.ts'

/** Which slides' articles are held while the reader moves about. */
export class HeldSlides {
  /** The slides to be held, or as many of them as are light enough together. */
  span: SlideSpan
  private seen: SlideSpan
  /** Where the reader moves without others being held. */
  private within: SlideSpan

  constructor(
    slideNumber: number,
    private readonly slideCount: number,
  ) {
    this.seen = { first: slideNumber, last: slideNumber }
    this.span = shownSlides(this.seen, slideCount)
    this.within = this.span
  }

  /** Around this slide, which is read, or these, which are seen together. */
  readAt(read: number | SlideSpan): void {
    this.seen = typeof read === 'number' ? { first: read, last: read } : read
    const span = shownSlides(this.seen, this.slideCount, this.within)
    if (span !== this.within) this.span = this.within = span
  }

  /** Of the articles of a span, those that are light enough together, around what is read. */
  lighten(
    span: SlideSpan,
    articles: readonly HTMLElement[],
  ): { span: SlideSpan; articles: readonly HTMLElement[] } {
    const light = lightSlides(span, this.seen, (slideNumber) => {
      const article = articles[slideNumber - span.first]
      return article?.getElementsByTagName('*').length ?? 0
    })
    // Where the reader has gone on meanwhile, others are on their way.
    if (span === this.span) this.within = light
    return { span: light, articles: articles.slice(light.first - span.first, light.last - span.first + 1) }
  }
}
