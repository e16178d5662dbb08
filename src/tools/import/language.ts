import type { Locale } from '../../deck/locale.ts'

/** Letters from which a language can be told. */
const ENOUGH = 12
/** Share of Japanese letters among all: a Japanese talk of code and English names has more. */
const JAPANESE_SHARE = 0.06

/** Which of the languages that we know most words are in; undefined where there are hardly any. */
export function languageOf(lines: readonly string[]): Locale | undefined {
  let [japanese, latin] = [0, 0]
  for (const line of lines) {
    japanese += line.match(/[\u3041-\u30ff\u4e00-\u9fff]/g)?.length ?? 0
    latin += line.match(/[A-Za-z]/g)?.length ?? 0
  }
  if (japanese + latin < ENOUGH) return undefined
  return japanese > JAPANESE_SHARE * (japanese + latin) ? 'ja' : 'en'
}
