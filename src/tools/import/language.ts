import type { Locale } from '../../deck/locale.ts'

/** Letters from which the language of pages can be told whose text may be garbled. */
const ENOUGH = 12
/** Share of Japanese letters among all: a Japanese talk of code and English names has more. */
const JAPANESE_SHARE = 0.06

/**
 * Which of the languages that we know most words are in; undefined where there are fewer letters than `least`. Letters of
 * other scripts are none: a PDF whose fonts tell wrong characters is full of them.
 */
export function spokenIn(words: readonly string[], least = ENOUGH): Locale | undefined {
  let [japanese, latin] = [0, 0]
  for (const line of words) {
    japanese += line.match(/[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/gu)?.length ?? 0
    latin += line.match(/[A-Za-z]/g)?.length ?? 0
  }
  if (japanese + latin < least) return undefined
  return japanese > JAPANESE_SHARE * (japanese + latin) ? 'ja' : 'en'
}
