import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type * as budoux from 'budoux'

const parser = await loadParser()

/** Of the package two files: its entry brings a DOM, 200 files that a build would load for nothing. */
async function loadParser(): Promise<budoux.Parser> {
  const entry = pathToFileURL(createRequire(import.meta.url).resolve('budoux'))
  const load = <T>(path: string) => import(new URL(`../module/${path}`, entry).href) as Promise<T>
  const [{ Parser }, { model }] = await Promise.all([
    load<Pick<typeof budoux, 'Parser'>>('parser.js'),
    load<{ model: typeof budoux.jaModel }>('data/models/ja.js'),
  ])
  return new Parser(model)
}

/** A character of a Japanese word. */
export const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]/u

/** Offsets in the text where a phrase starts, the first one aside. */
export function phraseBoundaries(text: string): number[] {
  const boundaries: number[] = []
  let start = 0
  let offset = 0
  for (const phrase of parser.parse(text)) {
    const before = text.slice(start, offset)
    const at = /^いう/.test(phrase) && LONG_NAME.test(before) ? offset - 1 : offset
    if (
      offset > 0 &&
      mayBreak(text[at - 1] ?? '', text[at] ?? '') &&
      !startsRemark(text, at) &&
      (at < offset || !leans(before, phrase))
    ) {
      boundaries.push(at)
      start = at
    }
    const missed = missedIn(phrase)
    if (missed > 0) {
      start = offset + missed
      boundaries.push(start)
    }
    offset += phrase.length
  }
  return withoutTail(text, boundaries)
}

/** A last word of three characters (定式化, 判明) is no line of its own. */
function withoutTail(text: string, boundaries: number[]): number[] {
  const last = boundaries.at(-1) ?? 0
  const isTail = /^\p{Script=Han}{1,3}[。．]?$/u.test(text.slice(last).trimEnd())
  const isShort = widthOf(text.slice(boundaries.at(-2) ?? 0).trimEnd()) <= LONGEST.withTail
  return isTail && isShort ? boundaries.slice(0, -1) : boundaries
}

/** The model is for prose: it may not separate a bracket from what it holds, nor a Latin word from its parts. */
function mayBreak(before: string, after: string): boolean {
  // A space is a place to break already.
  if (/\s/.test(before + after)) return false
  if (/[）」』］〉》]/.test(before) && /\p{Script=Hiragana}/u.test(after)) return false
  if (/[（「『［〈《“(\[]/.test(before) || /[）」』］〉》”、。，．：？！)\],.:;?!ー]/.test(after))
    return false
  return !(/[\x21-\x7e]/.test(before) && /[\x21-\x7e]/.test(after))
}

/** A size or a year in brackets stays with its name: Chinchilla（70B）. */
function startsRemark(text: string, at: number): boolean {
  return (
    /[\p{Script=Latin}\d]/u.test(text[at - 1] ?? '') &&
    /^（[\p{Script=Latin}\d.]{1,6}）/u.test(text.slice(at))
  )
}

/** The words of one thought that the model parts: a particle and its verb (という, として, によって), halves of a word. */
const COMPOUNDS: readonly (readonly [end: RegExp, start: RegExp])[] = [
  [/と$/, /^(?:いう|いった|いえ|いっ|し[てた]|する|すれば|すると|な[るりれ]|なっ[てた]|ある|あり)/],
  [
    /に$/,
    /^(?:よ[るりれ]|よって|よらず|おけ|おい[てた]|つい[てた]|つき|関[しす]|対[しす]|とって|な[るりれ]|なっ[てた]|し[てた]|する)/,
  ],
  [/を$/, /^(?:し[てた]|する|させ)/],
  [/か$/, /^どうか/],
  [/な$/, /^して/],
  [/(?:^|[^ぁ-ん])(?:こう|そう|どう)$/, /^(?:いう|いった)/],
  [/もの$/, /^すご/],
  // Adjectives: 見えにくい, 使いやすかった, 分かりづらければ.
  [/[いえきぎしちにびみりけげせてべめれ](?:にく|やす|づら|がた)$/, /^[いかくけ]/],
  [/[いえきぎしちにびみりけげせてべめれ]に$/, /^く[いかくけ]/],
  [/[\p{Script=Han}\p{Script=Hiragana}]$/u, /^(?:かった|ければ|くない|くなる)/],
  [/\p{Script=Han}$/u, /^\p{Script=Han}/u],
  [/./, /^(?:ずつ|など)/],
]

/** A name too long to take という with it onto another line. */
const LONG_NAME = /[\p{Script=Han}\p{Script=Katakana}ー]{5}と$/u

/** Nouns that say little alone (ということ, するため): they close a phrase, unless it would get too long for a line. */
const FORMAL_NOUN =
  /^(?:こと|もの|ため|とき|ところ|はず|わけ|うち|よう|ほど|事|上[でに])(?!\p{Script=Han}|\p{Script=Katakana})/u

/** A short word after what says which: 文頭の文を, している人は. */
const SHORT_NOUN = /^\p{Script=Han}[をがにはもで]/u

/** Widths in characters, a Latin one being half of one, up to which a phrase takes such a noun, or a last word, with it. */
const LONGEST = { formal: 16, short: 8, withTail: 12, ability: 14 }

/** Whether a phrase can't start a line, being the end of the one before. */
function leans(before: string, phrase: string): boolean {
  if (COMPOUNDS.some(([end, start]) => end.test(before) && start.test(phrase))) return true
  if (/[のるた]$/.test(before) && SHORT_NOUN.test(phrase) && widthOf(before + phrase) <= LONGEST.short)
    return true
  if (/ことが$/.test(before) && /^(?:困難|可能|でき)/.test(phrase))
    return widthOf(before + phrase) <= LONGEST.ability
  if (!FORMAL_NOUN.test(phrase) || !/[\p{Script=Hiragana}\p{Script=Han}]$/u.test(before)) return false
  return widthOf(before + phrase) <= LONGEST.formal
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\x20-\x7e]/.test(character) ? 0.5 : 1), 0)
}

/** Where a line may start that the model missed: an equals sign between Japanese words, a word after a condition or しか. */
function missedIn(phrase: string): number {
  const word = phrase.search(/(?<=れば)(?:ちゃんと|きちんと|うまく|もっと)|(?<=しか)でき/)
  if (word > 0) return word
  const at = phrase.search(/[=＝]/)
  return at > 0 && JAPANESE.test(phrase[at - 1] ?? '') && JAPANESE.test(phrase[at + 1] ?? '') ? at : -1
}
