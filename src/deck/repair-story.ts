import { repairTranscript, type RepairedLine } from '../repair/repair-transcript.ts'
import { traceDamage, type DamageTrace, type TracedCharacter } from '../repair/trace-damage.ts'
import { escapeHtml } from './transcript-article.ts'

/** A garbled line of the talk whose damage can be followed from end to end. */
export interface FollowedLine {
  slideNumber: number
  /** As published. */
  line: string
  /** As the slide has it. */
  restored: string
}

/** What the page of the repair says of itself, as JSON in its head. */
export interface RepairPageData {
  locale: string
  /** The language that the lines are in. */
  original: string
  lines: FollowedLine[]
  /** The line that is shown first, which needs no script. */
  first: number
}

/** The words of the story: the namespace `repair` of the interface's words, in the reader's language. */
export type StoryWords = (key: StoryKey, values: Record<string, string | number>) => string
export type StoryKey =
  | `steps.${'slide' | 'cids' | 'codePoints' | 'normalized' | 'inverse'}.${'title' | 'about'}`
  | `steps.normalized.${'same' | 'moved'}`
  | 'steps.inverse.differs'
  | `table.${'caption' | 'slide' | 'cid' | 'codePoint' | 'normalized'}`

/** The least that is worth following. */
const SHORTEST = 4

/** Whether a line is long enough to be followed, and its damage is what the story tells, all of it and nothing else. */
export function isFollowable({ line, restored }: Pick<FollowedLine, 'line' | 'restored'>): boolean {
  return [...restored].length >= SHORTEST && traceDamage(restored, line) !== undefined
}

/** Whether normalization changed the order of a line's characters. */
export function isReordered({ line, restored }: Pick<FollowedLine, 'line' | 'restored'>): boolean {
  return traceDamage(restored, line)?.isReordered ?? false
}

/** Lines by what is known of all: the repair takes each as evidence for the others. */
export function repairFollowed(lines: readonly FollowedLine[]): RepairedLine[] {
  return repairTranscript(lines.map(({ line }) => line))
}

/** The damage of a line step by step, and its undoing, as HTML: the same in the page and when another line is chosen. */
export function storyHtml(
  { line, restored }: FollowedLine,
  repaired: RepairedLine,
  { original, locale, words }: { original: string; locale: string; words: StoryWords },
): string {
  const trace = traceDamage(restored, line)
  if (!trace) return ''
  const garbled = (text: string) => `<p class="repair-text" lang="zxx">${escapeHtml(text)}</p>`
  const readable = (text: string) => `<p class="repair-text" lang="${original}">${escapeHtml(text)}</p>`
  const numbers = trace.characters.map(({ cid, text }) => (cid === undefined ? text : String(cid))).join(' ')
  const steps = [
    ['slide', readable(restored), words('steps.slide.about', {})],
    [
      'cids',
      `<p class="repair-text repair-numbers">${escapeHtml(numbers)}</p>`,
      words('steps.cids.about', {}),
    ],
    ['codePoints', garbled(trace.asCodePoints), words('steps.codePoints.about', example(trace))],
    ['normalized', garbled(trace.published), normalizedWords(trace, words)],
    ['inverse', readable(repaired.text), inverseWords(repaired, restored, locale, words)],
  ] as const
  const items = steps.map(
    ([key, text, about]) =>
      `<li><h3>${escapeHtml(words(`steps.${key}.title`, {}))}</h3>${text}<p class="document-about">${escapeHtml(about)}</p></li>`,
  )
  return `<ol class="repair-steps">${items.join('')}</ol>${tableHtml(trace, original, words)}`
}

/** The first character whose number became another one. */
function example({ characters }: DamageTrace): Record<string, string> {
  const { text, cid, codePoint } = characters.find((character) => character.cid !== undefined) ?? {
    text: '',
    cid: 0,
    codePoint: '',
  }
  return { text, cid: String(cid), code: codeOf(codePoint), character: codePoint }
}

function normalizedWords({ characters, isReordered }: DamageTrace, words: StoryWords): string {
  if (isReordered) return words('steps.normalized.moved', {})
  const count = characters.filter(isChanged).length
  return count > 0 ? words('steps.normalized.about', { count }) : words('steps.normalized.same', {})
}

function inverseWords({ text, runs }: RepairedLine, restored: string, locale: string, words: StoryWords) {
  const confidence = formatConfidence(Math.min(...runs.map((run) => run.confidence)), locale)
  const about = words('steps.inverse.about', { confidence })
  return text === restored ? about : `${about} ${words('steps.inverse.differs', { text: restored })}`
}

/** A repair is never quite sure: what rounds to all is said to be more than the last step below it. */
export function formatConfidence(confidence: number, locale: string): string {
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  return confidence > 0.999 ? `> ${percent.format(0.999)}` : percent.format(confidence)
}

function tableHtml({ characters }: DamageTrace, original: string, words: StoryWords): string {
  const titles = (['slide', 'cid', 'codePoint', 'normalized'] as const).map(
    (key) => `<th scope="col">${escapeHtml(words(`table.${key}`, {}))}</th>`,
  )
  return `<div class="repair-table"><table><caption>${escapeHtml(words('table.caption', {}))}</caption>
<thead><tr>${titles.join('')}</tr></thead>
<tbody>${characters.map((character) => rowHtml(character, original)).join('')}</tbody></table></div>`
}

function rowHtml(character: TracedCharacter, original: string): string {
  const { text, cid, codePoint, normalized } = character
  const coded = (char: string) =>
    `<span lang="zxx">${escapeHtml(onBase(char))}</span> <small>${codeOf(char)}</small>`
  return `<tr><th scope="row" lang="${original}">${escapeHtml(text)}</th><td>${cid === undefined ? '–' : String(cid)}</td><td>${coded(codePoint)}</td><td${isChanged(character) ? ' class="changed"' : ''}>${coded(normalized)}</td></tr>`
}

/** A combining mark by itself stands on a dotted circle, as code charts show it. */
function onBase(char: string): string {
  return /^\p{M}/u.test(char) ? `◌${char}` : char
}

function isChanged({ codePoint, normalized }: TracedCharacter): boolean {
  return codePoint !== normalized
}

function codeOf(text: string): string {
  return [...text]
    .map((char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ')
}
