import { createHash } from 'node:crypto'
import { LOCALES } from '../../deck/locale.ts'
import { beginPart, beginWhole } from '../at-hand.ts'
import { contentJson, LONG_DECK, type CompiledDeck, type CompiledSlide } from '../compiled-deck.ts'
import { collectFontText, type FontText } from '../fonts/font-text.ts'
import { addSurveys, countText, surveySlide, type SlidesSurvey } from '../fonts/slides-survey.ts'
import { formulaStyles } from '../fonts/formula-styles.ts'
import { exploreFiles } from '../files/explore-files.ts'
import { glossaryWords } from '../pages/glossary-page.ts'
import type { CitedWorks } from '../pages/references-page.ts'
import { element, parseForeign, text } from '../render/hast.ts'
import type { SiteFile } from '../pages/site-file.ts'
import type { SiteOptions } from './site-options.ts'

/** What has to be known of all slides before the first page is made. */
export interface Survey extends SlidesSurvey {
  /** The characters of each slide; none of a long deck's. */
  fontTexts: Map<CompiledSlide, FontText>
  /** Differs where any page differs: of content, of the shell's files, of where the site stands. */
  buildId: string
}

export function surveySlides(
  { deck, shell, site, print, survey: known }: SiteOptions,
  works: ReturnType<CitedWorks['list']>,
): Survey {
  const found = addSurveys(known ? [known] : [])
  const fontTexts = new Map<CompiledSlide, FontText>()
  const hash = createHash('sha256').update(JSON.stringify([deck.summary, shell, site, print?.path]))
  hash.update(JSON.stringify(deck.source.glossary))
  if (deck.source.deck.look) hash.update(JSON.stringify(deck.source.deck.look))
  for (const locale of deck.summary.locales)
    for (const { make } of exploreFiles(deck.source, locale)) hash.update(make())
  countText(found, collectFontText(glossaryWords(deck.source.glossary)))
  // Names of authors and of sections stand on the pages to read alone.
  countText(found, collectFontText(parseForeign(works.map(({ html }) => html).join(''))))
  for (const { title } of deck.summary.sections)
    countText(found, collectFontText(Object.values(title).map((words) => element('h2', {}, [text(words)]))))
  for (const slide of allSlides(deck)) {
    beginPart(deck.source.slides[slide.slideNumber - 1]?.file ?? deck.source.name)
    if (!known) {
      const fontText = surveySlide(found, slide)
      if (deck.summary.slideCount <= LONG_DECK) fontTexts.set(slide, fontText)
    }
    hash.update(slide.contentBytes?.() ?? contentJson(slide))
  }
  beginWhole(deck.source.name)
  const buildId = `${nameSlides(deck)}_${hash.digest('hex').slice(0, 12)}`
  return { ...found, fontTexts, buildId }
}

/** Differs where slides have come, gone or changed places; numbers alone say nothing, since files are renumbered. */
function nameSlides({ source }: CompiledDeck): string {
  const slugs = JSON.stringify(source.slides.map(({ slug }) => slug))
  return createHash('sha256').update(slugs).digest('hex').slice(0, 6)
}

/** Characters in order of how many slides use them, so that a slice of the deck's font holds what is needed together. */
export function byFrequency(counts: SlidesSurvey['counts']): FontText {
  const sort = (count: Map<string, number>) =>
    new Set([...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([character]) => character))
  return { regular: sort(counts.regular), bold: sort(counts.bold), formula: sort(counts.formula) }
}

/** Fonts and, last, the stylesheet of formulas; none where the deck has no formula. */
export async function formulaFiles(
  { counts, formulaNames }: SlidesSurvey,
  generatedCss: string,
  cacheFolder: string,
): Promise<SiteFile[]> {
  if (formulaNames.size === 0) return []
  const html = [...formulaNames].map((name) => (name.startsWith('<') ? `${name}>` : `<i ${name}>`)).join('')
  const { css, files } = await formulaStyles(html, new Set(counts.formula.keys()), generatedCss, cacheFolder)
  return [
    ...files.map(({ name, data }) => ({ path: `assets/fonts/${name}`, content: data })),
    hashed('assets/formulas', 'css', css),
  ]
}

export function* allSlides(deck: CompiledDeck): Generator<CompiledSlide> {
  for (const locale of LOCALES) yield* deck.slides[locale]
}

export function hashed(path: string, extension: string, content: string): SiteFile {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8)
  return { path: `${path}-${hash}.${extension}`, content }
}
