import { toString } from 'mdast-util-to-string'
import type { Locale } from '../../../deck/locale.ts'
import type { WrittenDeck } from './written-deck.ts'

/** Kana or kanji among so many letters make a talk Japanese: its slides are full of English names. */
const JAPANESE_SHARE = 0.1

/** The language that most of a deck is in. */
export function localeOf({ locale, slides }: WrittenDeck): Locale {
  if (locale) return locale
  const words = slides
    .flatMap(({ title, body, columns }) => [
      ...(title ?? []),
      ...body,
      ...(columns?.left ?? []),
      ...(columns?.right ?? []),
    ])
    .map((node) => ('type' in node && node.type === 'code' ? '' : toString(node)))
    .join('')
  const letters = words.match(/\p{L}/gu)?.length ?? 0
  const japanese = words.match(/[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/gu)?.length ?? 0
  return japanese > JAPANESE_SHARE * letters ? 'ja' : 'en'
}
