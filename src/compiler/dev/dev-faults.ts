import { basename } from 'node:path'
import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Locale } from '../../deck/locale.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import type { BlockKind, TranscriptBlock } from '../../deck/types.ts'
import type { CompiledSlide } from '../compiled-deck.ts'
import type { DevDeck } from './dev-deck.ts'
import { htmlDocument } from '../pages/html-document.ts'
import { element, text } from '../render/hast.ts'
import type { SlideTrees } from '../render/render.ts'
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
      return `${number === line ? '> ' : '  '}${String(number).padStart(width)} | ${content.slice(0, LONGEST_LINE)}`
    })
    .join('\n')
}

/** Characters of a line: a file may be a single one of megabytes, and each page is sent it. */
const LONGEST_LINE = 1000

/** In place of a slide that has faults: what they are. */
export function faultySlide(deck: DevDeck, locale: Locale, slideNumber: number): CompiledSlide {
  const problems = deck.problemsOf(slideNumber).map(formatProblem)
  const title =
    deck.problemsOf(slideNumber)[0]?.file ?? `${basename(deck.source.folder)}/${String(slideNumber)}`
  const section = deck.summary.sections.findLast(({ firstSlide }) => firstSlide <= slideNumber)?.id ?? ''
  const stage = faultyStage(slideNumber, title, problems)
  const blockTrees = [title, ...problems].map(faultyBlock)
  const blocks = [title, ...problems].map((words, index): TranscriptBlock => {
    const html = toHtml(blockTrees[index] ?? [])
    return { id: blockId(index), kind: blockKind(index), html, text: words }
  })
  const trees: SlideTrees = { stage, blocks: blockTrees }
  return {
    ...{ slideNumber, locale, title, section, description: '', cited: [], terms: [], hasFormula: false },
    ...{ stageHtml: toHtml(stage), blocks, treesJson: JSON.stringify(trees) },
    transcript: { slideNumber, title, blocks, references: [], published: [] },
  }
}

function faultyStage(slideNumber: number, title: string, problems: readonly string[]): Element {
  const items = problems.map((problem) => element('li', {}, [text(problem)]))
  const properties = {
    ...{ className: ['slide'], dataSlide: String(slideNumber), dataLayout: 'text', dataDensity: 'denser' },
    ...{ dataFaulty: '', lang: 'en', ariaLabel: title },
  }
  return element('section', properties, [
    element('header', { className: ['slide-head'] }, [element('h1', {}, [text(title)])]),
    element('div', { className: ['slide-body'] }, [element('ul', {}, items)]),
  ])
}

function faultyBlock(words: string, index: number): Element {
  const place = { dataBlock: blockId(index), dataKind: blockKind(index), dataLevel: '0' }
  return element('div', { className: ['block'], ...place, lang: 'en' }, [text(words)])
}

function blockId(index: number): string {
  return `b${String(index)}`
}

function blockKind(index: number): BlockKind {
  return index === 0 ? 'title' : 'item'
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
