import { isLocale, type Locale } from '../../deck/locale.ts'

/** Words in one language. */
export interface SpokenPart {
  locale: Locale
  /** A line break is a stop in speech. */
  text: string
}

/** What is said of the transcript rather than in it, or shown twice: marks and notes, disclosures, drawn formulas. */
const UNSPOKEN_TAGS = new Set(['button', 'summary', 'annotation', 'script', 'style'])
const UNSPOKEN_CLASSES = new Set([
  'provenance',
  'provenance-note',
  'katex-html',
  // The numbers of a figure, and a formula that the slide did not print: the reader opens them.
  'block-data',
  'block-supplied',
])
const STOPS = new Set(['p', 'div', 'br', 'tr', 'li', 'h3', 'h4', 'figure', 'caption', 'pre'])
const PAUSES = new Set(['td', 'th'])
/** Symbols of a formula: read one by one, not as a word. */
const SYMBOLS = new Set(['mi', 'mn', 'mo', 'mtext'])
const VOID = new Set(['br', 'img', 'hr', 'wbr', 'input', 'col'])

const TOKEN =
  /<!--.*?-->|<(\/?)([a-z][\w-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>|[^<]+|</gs

interface OpenElement {
  tag: string
  locale: Locale
  spoken: boolean
}

/**
 * What is read aloud of a block of the transcript, from its compiled HTML: in each `lang` its own, formulas as they
 * are spoken, figures by caption and description. Empty where there is nothing to say.
 */
export function spokenParts(html: string, locale: Locale): SpokenPart[] {
  const parts: SpokenPart[] = []
  const open: OpenElement[] = []
  const inside = () => open.at(-1) ?? { tag: '', locale, spoken: true }
  const say = (text: string) => {
    const { locale: language, spoken } = inside()
    if (!spoken || text === '') return
    const last = parts.at(-1)
    if (last?.locale === language) last.text += text
    else parts.push({ locale: language, text })
  }
  for (const [token, slash, tag, attributes = ''] of html.matchAll(TOKEN)) {
    if (tag === undefined) {
      if (!token.startsWith('<!--')) say(plainWords(token))
    } else if (slash === '/') {
      closeElement(tag, open, say)
    } else {
      if (STOPS.has(tag)) say('\n')
      if (!VOID.has(tag)) openElement(tag, attributes, open, inside(), say)
    }
  }
  return tidy(parts)
}

function openElement(
  tag: string,
  attributes: string,
  open: OpenElement[],
  around: OpenElement,
  say: (text: string) => void,
): void {
  const classes = attribute(attributes, 'class')?.split(' ') ?? []
  const own = attribute(attributes, 'lang')?.split('-')[0]
  const isSkipped = UNSPOKEN_TAGS.has(tag) || classes.some((name) => UNSPOKEN_CLASSES.has(name))
  const label = attribute(attributes, 'role') === 'img' ? attribute(attributes, 'aria-label') : undefined
  const element = { tag, locale: isLocale(own) ? own : around.locale, spoken: around.spoken && !isSkipped }
  open.push(element)
  if (label === undefined) return
  // A picture of words is said by its label, and what it is drawn with is not.
  say(plainWords(label))
  element.spoken = false
}

function closeElement(tag: string, open: OpenElement[], say: (text: string) => void): void {
  const index = open.findLastIndex((element) => element.tag === tag)
  if (index < 0) return
  if (SYMBOLS.has(tag)) say(' ')
  open.length = index
  if (STOPS.has(tag)) say('\n')
  else if (PAUSES.has(tag)) say(', ')
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`).exec(attributes)
  return found?.[1] ?? found?.[2] ?? found?.[3]
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function plainWords(html: string): string {
  return html
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole
      return String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16))
    })
    .replace(/\s+/g, ' ')
}

/** Without the spaces and invisible marks of the markup, and without parts that no voice can say. */
function tidy(parts: readonly SpokenPart[]): SpokenPart[] {
  return parts
    .map(({ locale, text }) => ({
      locale,
      text: text
        .replace(/[\u200b\u200c\u2061-\u2064\ufeff]/g, '')
        .replace(/https?:\/\/(?:www\.)?/g, '')
        .replace(/ {2,}/g, ' ')
        .replace(/ *\n[\n ]*/g, '\n')
        .trim(),
    }))
    .filter(({ text }) => isSayable(text))
}

export function isSayable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
