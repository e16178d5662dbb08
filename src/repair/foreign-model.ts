/**
 * Judges text that is neither ASCII nor Japanese as what it claims to be: Greek, Cyrillic, Arabic, Thai, phonetic or
 * mathematical writing. Glyph numbers taken for code points break its rules at every other character: letters of
 * scripts that never meet, marks without a letter, code points that no script has.
 */

const SCRIPTS = (
  'Latin Greek Coptic Cyrillic Armenian Hebrew Arabic Syriac Thaana Nko Samaritan Mandaic Devanagari Bengali Gurmukhi ' +
  'Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Georgian Hangul Ethiopic Cherokee ' +
  'Canadian_Aboriginal Ogham Runic Tagalog Hanunoo Buhid Tagbanwa Khmer Mongolian Limbu Tai_Le New_Tai_Lue Buginese ' +
  'Tai_Tham Balinese Sundanese Batak Lepcha Ol_Chiki Common Inherited'
)
  .split(' ')
  .map((name) => ({ name, pattern: new RegExp(`^\\p{Script=${name}}$`, 'u') }))

/** Costs in nats. A foreign word in a Japanese deck is rare; a letter of it costs about what its alphabet has. */
const COST = {
  word: 5,
  letter: 3.3,
  symbol: 4,
  /** Letters of two scripts side by side, of which some pairs do meet. */
  scriptChange: 12,
  mathScriptChange: 3,
  unassigned: 16,
  control: 6,
  mark: 4,
  /** Marks that hardly any language has, those over two letters aside. */
  rareMark: 4,
  /** Third and later mark on a letter. */
  moreMarks: 4,
  strayMark: 10,
  finalSigmaInside: 8,
  capitalInside: 5,
  secondAccent: 4,
  archaicGreek: 5,
  /** Two letters or more that touch kana or kanji: variables have one, and words have a space. */
  besideJapanese: 3,
} as const

interface CharKind {
  script: string
  mark: boolean
  letter: boolean
  unassigned: boolean
  control: boolean
}

const kinds = new Map<string, CharKind>()

function kindOf(char: string): CharKind {
  const known = kinds.get(char)
  if (known) return known
  const kind = {
    script: SCRIPTS.find(({ pattern }) => pattern.test(char))?.name ?? 'Other',
    mark: /\p{M}/u.test(char),
    letter: /\p{L}/u.test(char),
    unassigned: /\p{Cn}/u.test(char),
    control: /\p{Cc}/u.test(char),
  }
  kinds.set(char, kind)
  return kind
}

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]/u

/** What a text costs if it is what it seems; `before` and `after` are the characters around it. */
export function soundForeignCost(
  text: string,
  before: string | undefined,
  after: string | undefined,
): number {
  let cost: number = COST.word
  let script = before === undefined ? undefined : kindOf(before).script
  let marks = 0
  let previous = before
  for (const char of text) {
    const { script: own, mark, unassigned, control } = kindOf(char)
    if (unassigned) cost += COST.unassigned
    else if (control) cost += COST.control
    else if (own === 'Inherited') cost += inheritedMarkCost(char, previous, marks)
    else if (own === 'Common') cost += COST.symbol
    else {
      cost += COST.letter + scriptChangeCost(script, own)
      if (mark && !(previous !== undefined && kindOf(previous).script === own)) cost += COST.strayMark
      script = own
    }
    marks = mark ? marks + 1 : 0
    previous = char
  }
  const letters = [...text].filter((char) => kindOf(char).letter).length
  const beside = [before, after].some((char) => char !== undefined && JAPANESE.test(char))
  return cost + greekCost(text, after) + (beside && letters > 1 ? COST.besideJapanese : 0)
}

function scriptChangeCost(from: string | undefined, to: string): number {
  if (from === undefined || from === to || from === 'Common' || from === 'Inherited' || from === 'Other')
    return 0
  const pair = new Set([from, to])
  return pair.has('Latin') && pair.has('Greek') ? COST.mathScriptChange : COST.scriptChange
}

function inheritedMarkCost(char: string, before: string | undefined, marks: number): number {
  const rare = char > '\u0345' && char < '\u0370' && !/[\u0358\u035c\u0361]/.test(char) ? COST.rareMark : 0
  const onLetter =
    before !== undefined && (kindOf(before).letter || kindOf(before).mark || before === '\u25cc')
  if (!onLetter || !takesMarks(before)) return COST.strayMark + rare
  return COST.mark + rare + (marks >= 2 ? COST.moreMarks : 0)
}

/** The marks of U+0300–036F stand on letters of Europe; others have their own. */
function takesMarks(char: string): boolean {
  return ['Latin', 'Greek', 'Cyrillic', 'Inherited', 'Common'].includes(kindOf(char).script)
}

/** Rules that Greek words keep and Greek letters as glyph numbers of katakana break. */
function greekCost(text: string, after: string | undefined): number {
  let cost = 0
  for (const [word] of text.matchAll(/[\u0370-\u03ff\u1f00-\u1fff]+/g)) {
    const chars = [...word]
    const ends = text.endsWith(word) && (after === undefined || !kindOf(after).letter)
    for (const [i, char] of chars.entries()) {
      const before = chars[i - 1]
      const last = i === chars.length - 1 && (ends || !text.endsWith(word))
      if (char === 'ς' && (!last || i === 0)) cost += COST.finalSigmaInside
      if (before && /\p{Lu}/u.test(char) && /\p{Ll}/u.test(before)) cost += COST.capitalInside
      if (/[\u0370-\u0377\u037b-\u037d\u03cf\u03d0-\u03d4\u03d6-\u03ef\u03f2\u03f3\u03f7-\u03ff]/.test(char))
        cost += COST.archaicGreek
    }
    const accents = chars.filter((char) => /[\u0301\u0300\u0342]/.test(char.normalize('NFD'))).length
    if (accents > 1) cost += COST.secondAccent * (accents - 1)
  }
  return cost
}
