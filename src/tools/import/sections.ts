import type { Locale } from '../../deck/locale.ts'
import type { ComposedSlide } from './compose-slide.ts'
import { wellFormed } from './rich-text.ts'
import type { SourceDeck } from './source-deck.ts'

/** A chapter of the new deck. */
export interface Section {
  id: string
  title: string
  firstSlide: number
}

/** Chapters, with the slides before the first in one of their own; the whole where there are none. */
export function sectionsOf(
  sections: NonNullable<SourceDeck['sections']>,
  slideCount: number,
  locale: Locale,
): Section[] {
  const whole = { id: 'talk', title: locale === 'ja' ? '本編' : 'Talk', firstSlide: 1 }
  if (sections.length < 2) return [whole]
  const found = sections
    .filter(({ firstSlide }) => firstSlide <= slideCount)
    .map(({ title, firstSlide }, index) => ({
      id: `section-${String(index + 1)}`,
      title: wellFormed(title).trim(),
      firstSlide,
    }))
  const [first] = found
  if (!first) return [whole]
  return first.firstSlide > 1
    ? [{ ...whole, id: 'opening', title: locale === 'ja' ? 'はじめに' : 'Opening' }, ...found]
    : found
}

/** More of the slides than this are no dividers: the talk is made of single sentences. */
const DIVIDER_SHARE = 0.3

/** Slides that have a title and nothing else, the last of several in a row, neither the first slide nor the last. */
export function findDividers(slides: readonly ComposedSlide[]): { title: string; firstSlide: number }[] {
  const isAlone = (slide: ComposedSlide | undefined) =>
    slide?.title !== undefined &&
    slide.blocks.length === 0 &&
    slide.columns === undefined &&
    slide.footnotes.length === 0 &&
    slide.isDrawn !== true
  const all = slides.flatMap((slide, index) => (isAlone(slide) ? [index] : []))
  if (all.length > DIVIDER_SHARE * slides.length) return []
  return all
    .filter((index) => index > 0 && index < slides.length - 1 && !all.includes(index + 1))
    .map((index) => ({ title: slides[index]?.title?.text ?? '', firstSlide: index + 1 }))
}
