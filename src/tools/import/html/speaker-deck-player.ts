import type { Root } from 'hast'
import { hasClass } from '../../../compiler/render/hast.ts'
import { widthOf } from '../rich-text.ts'
import { blockText } from './block-text.ts'
import { firstElement, outermost } from './outermost.ts'

/*
 * The player that pages embed from Speaker Deck: a `.sd-player-slide` for each slide, with the address of its picture, and
 * its words, all in one line, in `.sd-player-slides--text`.
 */

export function isPlayer(page: Root): boolean {
  return firstElement(page, (element) => hasClass(element, 'sd-player-slide')) !== undefined
}

/** Words of each slide by 0-based place. A slide in another one is part of that. */
export function wordsInPlayer(page: Root): Map<number, string> {
  const shown = new Map<number, string>()
  for (const slide of outermost(page, (element) => hasClass(element, 'sd-player-slide'))) {
    const address = slide.properties['dataUrl']
    const numbered = /\/slide_(\d{1,5})\.\w+/.exec(typeof address === 'string' ? address : '')?.[1]
    const texts = outermost(slide, (element) => hasClass(element, 'sd-player-slides--text'))
    const words = texts.map(blockText).join('\n')
    shown.set(numbered === undefined ? shown.size : Number(numbered), words)
  }
  return shown
}

/** The player names the deck's own page. */
export function playerAddress(page: Root): string | undefined {
  const address = firstElement(page, (element) => hasClass(element, 'sd-player'))?.properties['dataUrl']
  return typeof address === 'string' ? address : undefined
}

/** In half-width characters: a line that is no longer may be a title as a whole. */
const TITLE_WIDTH = 44
/** Words that Speaker Deck itself makes a heading of. */
const HEADING_WORDS = 10

/**
 * A line that was several has its title parted off: before a capital that no sentence began, or a Japanese word after a
 * space; where there is none, after ten words.
 */
export function partTitle(line: string): string[] {
  if (widthOf(line) <= TITLE_WIDTH) return [line]
  const starts = [...line.matchAll(LINE_START)].map(({ index }) => index)
  const tenth = [...line.matchAll(/ /g)][HEADING_WORDS - 1]?.index ?? line.length
  const at = starts.find((index) => index > 0 && index <= tenth) ?? tenth
  return [line.slice(0, at), line.slice(at)].map((part) => part.trim()).filter(Boolean)
}

/** The space before what no sentence begins with: a capital after a small letter, Japanese after Japanese. */
const LINE_START =
  /(?<=[\p{Ll}’'”)\]?!.\d]) (?=\p{Lu}\p{Ll}+ \p{Ll})|(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]) (?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])/gu
