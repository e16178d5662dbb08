import { toString } from 'mdast-util-to-string'
import type { Locale } from '../../../deck/locale.ts'
import { spokenIn } from '../language.ts'
import type { WrittenDeck } from './written-deck.ts'

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
  return spokenIn(words, 1) ?? 'en'
}
