import { ENGLISH_WORDS } from '../../../repair/english-words.ts'
import type { SourceLine, StyleSpan } from '../source-deck.ts'
import type { Glyph } from './drawn.ts'

/** Symbol fonts have their letters in the private area from U+F000 on: those that lists are marked by, and arrows. */
const SYMBOLS: Readonly<Record<number, string>> = {
  0x6c: '●',
  0x6e: '■',
  0x6f: '□',
  0x71: '❑',
  0x75: '◆',
  0x76: '❖',
  0x77: '◆',
  0x9f: '•',
  0xa7: '▪',
  0xa8: '◻',
  0xb7: '•',
  0xd8: '➢',
  0xe0: '→',
  0xe8: '➔',
  0xf0: '⇒',
  0xfc: '✓',
}

/** Ligatures as TeX's older fonts number them: its first encoding and Cork's. */
const TEX_LIGATURES: Readonly<Record<number, string>> = {
  0x0b: 'ff',
  0x0c: 'fi',
  0x0d: 'fl',
  0x0e: 'ffi',
  0x0f: 'ffl',
  0x1b: 'ff',
  0x1c: 'fi',
  0x1d: 'fl',
  0x1e: 'ffi',
  0x1f: 'ffl',
}

/**
 * What letters stand for. One whose font doesn't say becomes a placeholder, the same wherever the font's code is: from
 * the words in which it stands `fill` tells what it is.
 */
export class LetterTexts {
  /** Placeholders by font and code. */
  private readonly lost = new Map<string, string>()

  textOf({ text, font, code, fontId }: Glyph): string {
    const unit = text.codePointAt(0) ?? 0
    if (unit >= 0xf000 && unit <= 0xf0ff) return SYMBOLS[unit - 0xf000] ?? text
    if (unit >= 0xfb00 && unit <= 0xfb06) return text.normalize('NFKC')
    // Of one width for all of its digits: what PDFs of TeX and Chromium have beside the ordinary space.
    if (/^[\u00a0\u2002-\u200a\u202f]$/.test(text)) return ' '
    if (/^[\u00ad\u200b-\u200f\u2060\ufeff]$/.test(text)) return ''
    if (text !== '' && !/[\0-\u0008\u000b-\u001f\u007f-\u009f\ufffd]/.test(text)) return text
    if (text === '\t' || text === '\n' || text === '\r') return ' '
    if (font.math) return '\ufffd'
    return this.placeholder(`${font.name || fontId} ${String(code)}`, TEX_LIGATURES[unit])
  }

  private placeholder(key: string, byCode: string | undefined): string {
    const name = byCode === undefined ? key : `${key}=${byCode}`
    const known = this.lost.get(name)
    if (known !== undefined) return known
    const made = String.fromCodePoint(FIRST_PLACEHOLDER + this.lost.size)
    this.lost.set(name, made)
    return made
  }

  /** Puts in the letters' places what they are; says how many of a line's nobody can tell. */
  fill(lines: readonly SourceLine[]): Map<SourceLine, { line: SourceLine; lost: number }> {
    const found = this.lost.size === 0 ? new Map<string, string>() : this.readings(lines)
    return new Map(
      lines.map((line) => {
        if (!PLACEHOLDER.test(line.text)) return [line, { line, lost: 0 }]
        return [line, filled(line, found)]
      }),
    )
  }

  private readings(lines: readonly SourceLine[]): Map<string, string> {
    const words = new Set(ENGLISH_WORDS.split(/\s+/))
    for (const { text } of lines)
      for (const word of text.match(/[A-Za-z]{4,}/g) ?? []) words.add(word.toLowerCase())
    const seen = new Map<string, Set<string>>()
    for (const { text } of lines) {
      for (const word of text.match(WORD_WITH_PLACEHOLDER) ?? []) {
        const [place] = word.match(PLACEHOLDER) ?? []
        if (place) seen.set(place, (seen.get(place) ?? new Set()).add(word))
      }
    }
    const readings = new Map<string, string>()
    for (const [name, place] of this.lost) {
      const byCode = /=(\w+)$/.exec(name)?.[1]
      const reading = likeliest(place, seen.get(place) ?? new Set(), words) ?? byCode
      if (reading !== undefined) readings.set(place, reading)
    }
    return readings
  }
}

const FIRST_PLACEHOLDER = 0xf0000
const PLACEHOLDER = /[\u{f0000}-\u{fffff}]/u
const WORD_WITH_PLACEHOLDER =
  /(?<![A-Za-z\u{f0000}-\u{fffff}])[A-Za-z\u{f0000}-\u{fffff}]*[\u{f0000}-\u{fffff}][A-Za-z\u{f0000}-\u{fffff}]*/gu

const LIGATURES = [
  'fi',
  'ff',
  'fl',
  'ffi',
  'ffl',
  'ti',
  'tt',
  'ft',
  'tf',
  'ct',
  'st',
  'th',
  'Th',
  'fj',
] as const

/** The ligature that makes most of the words known; undefined where none makes any. */
function likeliest(
  place: string,
  among: ReadonlySet<string>,
  words: ReadonlySet<string>,
): string | undefined {
  const scores = LIGATURES.map((ligature) => {
    let score = 0
    for (const word of among) {
      const whole = word.replaceAll(place, ligature).toLowerCase()
      if (/^[a-z]{3,}$/.test(whole) && (words.has(whole) || words.has(stem(whole)))) score++
    }
    return { ligature, score }
  })
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0 ? best.ligature : undefined
}

function stem(word: string): string {
  return word.replace(/(?:ies)$/, 'y').replace(/(?:ions?|ing|ed|es|s|ly|d)$/, '')
}

function filled(line: SourceLine, readings: ReadonlyMap<string, string>): { line: SourceLine; lost: number } {
  let text = ''
  let lost = 0
  const places: number[] = []
  for (const char of line.text) {
    for (let unit = 0; unit < char.length; unit++) places.push(text.length)
    if (!PLACEHOLDER.test(char)) text += char
    else if (readings.has(char)) text += readings.get(char) ?? ''
    else {
      text += '□'
      lost++
    }
  }
  places.push(text.length)
  const spans = (line.style?.spans ?? []).map((span): StyleSpan => ({
    ...span,
    start: places[span.start] ?? 0,
    end: places[span.end] ?? text.length,
  }))
  return { line: { ...line, text, ...(line.style && { style: { ...line.style, spans } }) }, lost }
}
