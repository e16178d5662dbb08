import { basename } from 'node:path'
import type { Locale } from '../../deck/locale.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import type { TranscriptBlock } from '../../deck/types.ts'
import type { CompiledSlide } from '../compiled-deck.ts'
import type { DevDeck } from './dev-deck.ts'
import { htmlDocument } from '../pages/html-document.ts'
import { formatProblem, type Problem } from '../read/problem.ts'

/** Lines around the one that is wrong, as Vite's overlay shows them. */
export function codeFrame(text: string, line: number): string {
  const lines = text.split('\n')
  const from = Math.max(0, line - 3)
  const width = String(line + 2).length
  return lines
    .slice(from, line + 2)
    .map((content, index) => {
      const number = from + index + 1
      return `${number === line ? '> ' : '  '}${String(number).padStart(width)} | ${content}`
    })
    .join('\n')
}

/** In place of a slide that has faults: what they are. */
export function faultySlide(deck: DevDeck, locale: Locale, slideNumber: number): CompiledSlide {
  const problems = deck.problemsOf(slideNumber).map(formatProblem)
  const title =
    deck.problemsOf(slideNumber)[0]?.file ?? `${basename(deck.source.folder)}/${String(slideNumber)}`
  const section = deck.summary.sections.findLast(({ firstSlide }) => firstSlide <= slideNumber)?.id ?? ''
  const items = problems.map((problem) => `<li>${escapeHtml(problem)}</li>`).join('')
  const stageHtml = `<section class="slide" data-slide="${String(slideNumber)}" data-layout="text" data-density="denser" data-faulty lang="en" aria-label="${escapeHtml(title)}"><header class="slide-head"><h1>${escapeHtml(title)}</h1></header><div class="slide-body"><ul>${items}</ul></div></section>`
  const blocks = [title, ...problems].map((text, index): TranscriptBlock => {
    const [id, kind] = [`b${String(index)}`, index === 0 ? 'title' : 'item'] as const
    const html = `<div class="block" data-block="${id}" data-kind="${kind}" data-level="0" lang="en">${escapeHtml(text)}</div>`
    return { id, kind, html, text }
  })
  const transcript = { slideNumber, title, blocks, references: [], published: [] }
  const content = { stageHtml, blocks, transcript }
  return { slideNumber, locale, title, section, description: '', cited: [], hasFormula: false, ...content }
}

/** Where there is no deck at all. */
export function faultDocument(problems: readonly Problem[]): string {
  const items = problems.map((problem) => `<li>${escapeHtml(formatProblem(problem))}</li>`).join('')
  return htmlDocument({
    lang: 'en',
    toBase: '/',
    title: 'Colloquium',
    styles: [],
    bodyAttributes: ' data-fault',
    body: `<main><ul>${items}</ul></main>`,
  })
}
