import type { Element } from 'hast'
import { eachElement } from '../render/hast.ts'
import { treesOf, type CompiledSlide } from '../compiled-deck.ts'
import { collectFontText, type FontText } from './font-text.ts'

/** What slides need of fonts and of KaTeX's stylesheet, put together. It can be sent from one thread to another. */
export interface SlidesSurvey {
  /** How many slides use each character, by font. */
  counts: Record<keyof FontText, Map<string, number>>
  /** Elements and classes of formulas, each once. */
  formulaNames: Set<string>
}

const FONT_KEYS = ['regular', 'bold', 'formula'] as const

export function emptySurvey(): SlidesSurvey {
  return {
    counts: { regular: new Map(), bold: new Map(), formula: new Map() },
    formulaNames: new Set(),
  }
}

/** Adds a slide; resolves to its own characters. */
export function surveySlide(survey: SlidesSurvey, slide: CompiledSlide): FontText {
  const elements = elementsOf(slide)
  const fontText = collectFontText(elements)
  countText(survey, fontText)
  if (slide.hasFormula) for (const element of elements) addNames(element, survey.formulaNames)
  return fontText
}

/** Adds characters that no slide has. */
export function countText({ counts }: SlidesSurvey, found: FontText): void {
  for (const key of FONT_KEYS)
    for (const character of found[key]) counts[key].set(character, (counts[key].get(character) ?? 0) + 1)
}

/** Several surveys, of different slides, as one. */
export function addSurveys(surveys: readonly SlidesSurvey[]): SlidesSurvey {
  const all = emptySurvey()
  for (const { counts, formulaNames } of surveys) {
    for (const key of FONT_KEYS)
      for (const [character, count] of counts[key])
        all.counts[key].set(character, (all.counts[key].get(character) ?? 0) + count)
    for (const name of formulaNames) all.formulaNames.add(name)
  }
  return all
}

/** All that a slide shows: on the stage, and in the transcript. */
export function elementsOf(slide: CompiledSlide): Element[] {
  const { stage, blocks } = treesOf(slide)
  return [stage, ...blocks]
}

function addNames(element: Element, names: Set<string>): void {
  eachElement(element, ({ tagName, properties: { className } }) => {
    names.add(`<${tagName}`)
    if (Array.isArray(className)) names.add(`class="${className.join(' ')}"`)
  })
}
