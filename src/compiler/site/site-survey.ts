import { createHash } from 'node:crypto'
import { LOCALES } from '../../deck/locale.ts'
import type { Element } from 'hast'
import { visit } from 'unist-util-visit'
import { beginPart, beginWhole } from '../at-hand.ts'
import { treesOf, type CompiledDeck, type CompiledSlide } from '../compiled-deck.ts'
import { collectFontText, type FontText } from '../fonts/font-text.ts'
import { formulaStyles } from '../fonts/formula-styles.ts'
import { exploreFiles } from '../files/explore-files.ts'
import { glossaryWords } from '../pages/glossary-page.ts'
import type { CitedWorks } from '../pages/references-page.ts'
import { element, parseForeign, text } from '../render/hast.ts'
import type { SiteFile } from '../pages/site-file.ts'
import type { SiteOptions } from './site-options.ts'

/** Decks with more slides than this have no fonts of their own for each page: cutting them takes 50 ms a page. */
const PAGE_FONTS_LIMIT = 500

const FONT_KEYS = ['regular', 'bold', 'formula'] as const

/** What has to be known of all slides before the first page is made. */
export interface Survey {
  /** How many slides use each character, by font. */
  counts: Record<keyof FontText, Map<string, number>>
  fontTexts: Map<CompiledSlide, FontText>
  /** Elements and classes of formulas, each once. */
  formulaNames: Set<string>
  /** Differs where any page differs: of content, of the shell's files, of where the site stands. */
  buildId: string
}

export function surveySlides(
  { deck, shell, site, print }: SiteOptions,
  works: ReturnType<CitedWorks['list']>,
): Survey {
  const counts = {
    regular: new Map<string, number>(),
    bold: new Map<string, number>(),
    formula: new Map<string, number>(),
  }
  const fontTexts = new Map<CompiledSlide, FontText>()
  const formulaNames = new Set<string>()
  const hash = createHash('sha256').update(JSON.stringify([deck.summary, shell, site, print?.path]))
  hash.update(JSON.stringify(deck.source.glossary))
  if (deck.source.deck.look) hash.update(JSON.stringify(deck.source.deck.look))
  for (const locale of deck.summary.locales)
    for (const { make } of exploreFiles(deck.source, locale)) hash.update(make())
  const count = (found: FontText) => {
    for (const key of FONT_KEYS) {
      for (const character of found[key]) counts[key].set(character, (counts[key].get(character) ?? 0) + 1)
    }
  }
  count(collectFontText(glossaryWords(deck.source.glossary)))
  // Names of authors and of sections stand on the pages to read alone.
  count(collectFontText(parseForeign(works.map(({ html }) => html).join(''))))
  for (const { title } of deck.summary.sections)
    count(collectFontText(Object.values(title).map((words) => element('h2', {}, [text(words)]))))
  for (const slide of allSlides(deck)) {
    const { slideNumber, stageHtml, transcript, hasFormula } = slide
    beginPart(deck.source.slides[slideNumber - 1]?.file ?? deck.source.name)
    const elements = elementsOf(slide)
    const fontText = collectFontText(elements)
    count(fontText)
    if (deck.summary.slideCount <= PAGE_FONTS_LIMIT) fontTexts.set(slide, fontText)
    if (hasFormula) addNames(elements, formulaNames)
    hash.update(JSON.stringify([stageHtml, transcript]))
  }
  beginWhole(deck.source.name)
  const buildId = `${nameSlides(deck)}_${hash.digest('hex').slice(0, 12)}`
  return { counts, fontTexts, formulaNames, buildId }
}

/** Differs where slides have come, gone or changed places; numbers alone say nothing, since files are renumbered. */
function nameSlides({ source }: CompiledDeck): string {
  const slugs = JSON.stringify(source.slides.map(({ slug }) => slug))
  return createHash('sha256').update(slugs).digest('hex').slice(0, 6)
}

/** Characters in order of how many slides use them, so that a slice of the deck's font holds what is needed together. */
export function byFrequency(counts: Survey['counts']): FontText {
  const sort = (count: Map<string, number>) =>
    new Set([...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([character]) => character))
  return { regular: sort(counts.regular), bold: sort(counts.bold), formula: sort(counts.formula) }
}

/** Fonts and, last, the stylesheet of formulas; none where the deck has no formula. */
export async function formulaFiles(
  { counts, formulaNames }: Survey,
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

/** All that a slide shows: on the stage, and in the transcript. */
export function elementsOf(slide: CompiledSlide): Element[] {
  const { stage, blocks } = treesOf(slide)
  return [stage, ...blocks]
}

function addNames(children: Element[], names: Set<string>): void {
  visit({ type: 'root', children }, 'element', ({ tagName, properties: { className } }) => {
    names.add(`<${tagName}`)
    if (Array.isArray(className)) names.add(`class="${className.join(' ')}"`)
  })
}

export function* allSlides(deck: CompiledDeck): Generator<CompiledSlide> {
  for (const locale of LOCALES) yield* deck.slides[locale]
}

export function hashed(path: string, extension: string, content: string): SiteFile {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8)
  return { path: `${path}-${hash}.${extension}`, content }
}
