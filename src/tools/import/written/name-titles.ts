import type { PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Locale } from '../../../deck/locale.ts'
import type { ImportNote } from '../../../deck/compare.ts'
import { noteOf } from '../../../i18n/import-notes.ts'
import { widthOf } from '../rich-text.ts'
import { isPictures } from './fit.ts'
import type { WrittenDeck, WrittenSlide } from './written-deck.ts'

export type NamedSlide = WrittenSlide & { title: PhrasingContent[] }

/** In half-width characters: a paragraph that is no longer can be all that a slide says. */
const STATEMENT_WIDTH = 60

/**
 * Every slide of a deck has a title. One without has its only sentence for it, or goes on with the title before it in the
 * same section, or begins with a line in bold, or is named by its number.
 */
export function nameTitles(
  slides: readonly WrittenSlide[],
  sections: WrittenDeck['sections'],
  locale: Locale,
): NamedSlide[] {
  let last: PhrasingContent[] | undefined
  // Until a slide has a place for its title.
  let leads = true
  return slides.map((slide, index) => {
    if (sections.some(({ firstSlide }) => firstSlide === index + 1)) last = undefined
    leads &&= slide.title === undefined
    const named = withLead(slide, leads) ?? nameTitle(slide, index + 1, last, locale)
    // A number that stands for a title is that of its own slide.
    if (!isNumbered(named)) last = named.title
    return named
  })
}

function nameTitle(
  slide: WrittenSlide,
  slideNumber: number,
  last: PhrasingContent[] | undefined,
  locale: Locale,
): NamedSlide {
  if (slide.title) return { ...slide, title: slide.title }
  const sentence = onlySentence(slide)
  if (sentence) return { ...slide, title: sentence, body: [] }
  if (last && !slide.body.every(isPictures)) {
    const note = noteOf('goesOn', { title: toString(last) })
    return withTitle(slide, structuredClone(last), note)
  }
  const number = locale === 'ja' ? `スライド ${String(slideNumber)}` : `Slide ${String(slideNumber)}`
  return withTitle(slide, [{ type: 'text', value: number }], noteOf('noTitle', { title: number }))
}

function withTitle(slide: WrittenSlide, title: PhrasingContent[], note: ImportNote): NamedSlide {
  return { ...slide, title, remarks: [...slide.remarks, { kind: 'doubtful', note }] }
}

function isNumbered({ remarks }: NamedSlide): boolean {
  return remarks.at(-1)?.note.key === 'noTitle'
}

/** A text box in bold at the top is the title, in a file whose slides have no places for titles. */
function withLead(slide: WrittenSlide, leads: boolean): NamedSlide | undefined {
  const [first, ...body] = slide.body
  if (!leads || slide.columns || first?.type !== 'paragraph' || body.length === 0) return undefined
  const [strong, ...more] = first.children
  if (strong?.type !== 'strong' || more.length > 0) return undefined
  return widthOf(toString(strong)) > STATEMENT_WIDTH ? undefined : { ...slide, title: strong.children, body }
}

function onlySentence({ body, columns }: WrittenSlide): PhrasingContent[] | undefined {
  const [first] = body
  if (columns || body.length !== 1 || first?.type !== 'paragraph' || isPictures(first)) return undefined
  return widthOf(toString(first)) <= STATEMENT_WIDTH ? first.children : undefined
}
