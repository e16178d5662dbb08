import type { ImportNote } from '../../../deck/compare.ts'
import { noteOf } from '../../../i18n/import-notes.ts'
import { shortened } from '../short.ts'
import type { Box, PageSize } from '../source-deck.ts'
import { areaOf, isWholePage } from './backgrounds.ts'
import { contains, grown, intersect } from './geometry.ts'
import { lettersToLines } from './glyph-lines.ts'
import type { Letter } from './letter.ts'
import type { Hidden, Paint } from './sight.ts'

type Reason = Hidden | 'covered' | 'groundColour' | 'perhapsUnseen'

const REASONS: readonly Reason[] = [
  ...(['hiddenLayer', 'noOpacity', 'clippedAway', 'covered', 'groundColour', 'perhapsUnseen'] as const),
]

/** Share of the page from which on a picture may be a scan of it, with its words below. */
const SCAN_SHARE = 0.5
/** Between colours, of 255: less is one colour to everybody. */
const SAME_COLOUR = 5
/** In font sizes: letters farther apart are of two words. */
const WORD_GAP = 0.2
/** Lines are thicker than the way they are drawn along. */
const THICKEST_LINE = 12
/** Height of the strips in which a page's shapes are looked for. */
const STRIP = 24
const PAPER = '#ffffff'

/** Letters of a word that are painted in the same way. */
interface Word {
  letters: Letter[]
  first: Letter
  last: Letter
  /** What its letters cover at the most of the page, but for what reaches out of all fonts. */
  box: Box
}

/**
 * A page's letters without those that nobody sees: in a layer that is off, without opacity, clipped away, under an
 * opaque rectangle or picture, in the colour of their ground. Says what they were. Whole words only; in doubt they
 * stay. So do the words of a scan, which lie below its picture or are invisible on purpose.
 */
export function withoutUnseen(
  letters: readonly Letter[],
  paints: readonly Paint[],
  size: PageSize,
): { letters: Letter[]; remarks: ImportNote[] } {
  const reasons = new Map<Letter, Reason>()
  const page = new PaintedPage(letters, paints, size)
  for (const word of wordsOf(letters)) {
    const reason = page.reasonFor(word)
    if (reason) for (const letter of word.letters) reasons.set(letter, reason)
  }
  if (reasons.size === 0) return { letters: [...letters], remarks: [] }
  keepScan(letters, paints, size, reasons)
  takeBlanks(letters, reasons)
  const isKept = (letter: Letter) => (reasons.get(letter) ?? 'perhapsUnseen') === 'perhapsUnseen'
  return {
    letters: letters.filter(isKept),
    remarks: REASONS.flatMap((reason) => {
      const words = textOf(letters.filter((letter) => reasons.get(letter) === reason))
      return words === '' ? [] : [noteOf(reason, { words: shortened(words) })]
    }),
  }
}

function textOf(letters: readonly Letter[]): string {
  const { lines } = lettersToLines(letters)
  return lines
    .map(({ text }) => text)
    .join(' ')
    .trim()
}

/** On a page of pictures whose words mostly aren't seen these are what was read from the pictures. */
function keepScan(
  letters: readonly Letter[],
  paints: readonly Paint[],
  { width, height }: PageSize,
  reasons: Map<Letter, Reason>,
): void {
  const pictured = paints.reduce((sum, paint) => (paint.kind === 'image' ? sum + areaOf(paint) : sum), 0)
  if (pictured < SCAN_SHARE * width * height) return
  const isScanned = (letter: Letter) => {
    const reason = reasons.get(letter)
    return letter.sight.unpainted || (reason && reason !== 'hiddenLayer' && reason !== 'clippedAway')
  }
  const words = letters.filter(({ text }) => !isBlank(text))
  const scanned = words.filter(isScanned)
  if (2 * scanned.length <= words.length) return
  for (const letter of scanned) {
    if (scanned.length === words.length) reasons.delete(letter)
    else if (reasons.has(letter)) reasons.set(letter, 'perhapsUnseen')
  }
}

/** A blank goes with the word before it, or else the one after it. */
function takeBlanks(letters: readonly Letter[], reasons: Map<Letter, Reason>): void {
  let before: Reason | undefined
  for (const letter of letters) {
    if (!isBlank(letter.text)) before = reasons.get(letter)
    else if (before) reasons.set(letter, before)
  }
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}

function wordsOf(letters: readonly Letter[]): Word[] {
  const words: Letter[][] = []
  let last: Letter | undefined
  for (const letter of letters) {
    if (!isBlank(letter.text)) {
      if (last && goesOn(last, letter)) words.at(-1)?.push(letter)
      else words.push([letter])
    }
    last = isBlank(letter.text) ? undefined : letter
  }
  return words.flatMap((word) => {
    const [first, end] = [word[0], word.at(-1)]
    return first && end ? [{ letters: word, first, last: end, box: boxAround(word) }] : []
  })
}

function goesOn(last: Letter, letter: Letter): boolean {
  const size = Math.max(last.fontSize, letter.fontSize)
  return (
    Math.abs(letter.baseline - last.baseline) < 0.1 * size &&
    Math.abs(letter.x - last.x - last.width) < WORD_GAP * size &&
    last.color === letter.color &&
    isHiddenAlone(last) === isHiddenAlone(letter) &&
    last.sight.plain === letter.sight.plain &&
    last.sight.placed === letter.sight.placed
  )
}

/** By what its style says: what is clipped away is a matter of its place. */
function isHiddenAlone({ sight: { hidden } }: Letter): boolean {
  return hidden === 'hiddenLayer' || hidden === 'noOpacity'
}

function boxAround(letters: readonly Letter[]): Box {
  const x = Math.min(...letters.map((letter) => letter.x))
  const y = Math.min(...letters.map(({ baseline, fontSize }) => baseline - 0.75 * fontSize))
  const right = Math.max(...letters.map((letter) => letter.x + letter.width))
  const bottom = Math.max(...letters.map(({ baseline, fontSize }) => baseline + 0.22 * fontSize))
  return { x, y, width: right - x, height: bottom - y }
}

/** What is painted on a page, found by its place. */
class PaintedPage {
  private readonly strips = new Map<number, Paint[]>()
  private readonly loose: boolean

  constructor(
    private readonly letters: readonly Letter[],
    paints: readonly Paint[],
    private readonly size: PageSize,
  ) {
    this.loose = paints.some((paint) => paint.loose)
    for (const paint of paints) {
      for (const strip of this.stripsOf(grown(paint.box, THICKEST_LINE))) {
        const found = this.strips.get(strip)
        if (found) found.push(paint)
        else this.strips.set(strip, [paint])
      }
    }
  }

  /** Why nobody sees a word; undefined where somebody does. */
  reasonFor(word: Word): Reason | undefined {
    const { hidden } = word.first.sight
    if (hidden && word.letters.every(({ sight }) => sight.hidden === hidden)) return hidden
    return this.coverOf(word) ?? (this.isInGroundColour(word) ? 'groundColour' : undefined)
  }

  private coverOf({ first, last, box }: Word): Reason | undefined {
    if (!first.sight.placed) return undefined
    const covers = this.around(box).filter(
      (paint) => paint.isCover && paint.at > last.sight.at && contains(paint.box, box, 0.5),
    )
    if (covers.length === 0) return undefined
    const least = SCAN_SHARE * this.size.width * this.size.height
    const isSure = covers.some((paint) => paint.kind === 'fill' || areaOf(paint) < least)
    // White paper drawn over words for a scanned page's picture hides no more than the picture does.
    const isScan = covers.some((paint) => paint.kind === 'image' && isWholePage(paint, this.size))
    return isSure && !isScan ? 'covered' : 'perhapsUnseen'
  }

  private isInGroundColour({ first, last, box }: Word): boolean {
    if (!first.sight.plain || this.loose) return false
    const around = grown(box, 0.1 * first.fontSize + 1)
    const ground = this.around(around).findLast(
      (paint) =>
        paint.isCover && paint.kind === 'fill' && paint.at < first.sight.at && contains(paint.box, around),
    )
    const since = ground?.at ?? -1
    const color = ground ? ground.color : PAPER
    if (color === undefined || !isSameColour(color, first.color)) return false
    const isOther = (paint: Paint) =>
      paint.at > since &&
      !(paint.color !== undefined && isSameColour(paint.color, color)) &&
      intersect(grown(paint.box, paint.kind === 'stroke' ? THICKEST_LINE : 0), around)
    if (this.stripsOf(around).some((strip) => this.strips.get(strip)?.some(isOther))) return false
    // A sign may be the ground of a number, and letters cast shadows.
    return !this.letters.some(
      (letter) =>
        letter.sight.at > since &&
        letter.sight.at < last.sight.at &&
        !isBlank(letter.text) &&
        !(letter.sight.plain && isSameColour(letter.color, color)) &&
        (!letter.sight.placed || intersect(boxAround([letter]), around)),
    )
  }

  /** What contains a box is in each of its strips, and so in the first of them. */
  private around(box: Box): readonly Paint[] {
    return this.strips.get(this.stripsOf(box)[0] ?? -1) ?? []
  }

  private stripsOf({ y, height }: Box): number[] {
    const to = Math.floor(Math.min(y + height, this.size.height) / STRIP)
    const from = Math.floor(Math.max(y, 0) / STRIP)
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  }
}

function isSameColour(one: string, other: string): boolean {
  const [first, second] = [channelsOf(one), channelsOf(other)]
  return first.every((value, index) => Math.abs(value - (second[index] ?? NaN)) <= SAME_COLOUR)
}

function channelsOf(color: string): number[] {
  return /^#[\da-f]{6}$/i.test(color) ? [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)) : [NaN]
}
