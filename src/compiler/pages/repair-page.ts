import type { Locale } from '../../deck/locale.ts'
import { formatRelativeLink } from '../../deck/relative-link.ts'
import {
  isFollowable,
  isReordered,
  repairFollowed,
  storyHtml,
  type FollowedLine,
  type RepairPageData,
} from '../../deck/repair-story.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import type { DeckSummary } from '../../deck/types.ts'
import { repairWords } from '../../i18n/repair/repair-messages.ts'
import type { CompiledSlide } from '../compiled-deck.ts'
import type { ReadingPage } from './reading-page.ts'
import { translatorOf } from './translator.ts'

/** Characters of the line that is shown first: it fits on a phone. */
const FIRST_LENGTH = 12

/** The story of the garbled lines, on one of them that the reader chooses; and a repair for text of the reader's own. */
export function repairPage(deck: DeckSummary, slides: readonly CompiledSlide[], locale: Locale): ReadingPage {
  const t = repairWords(locale)
  const [original = locale] = deck.locales
  const lines = followedLines(slides)
  const repaired = repairFollowed(lines)
  const first = Math.max(0, lines.findIndex(isWorthTelling))
  const [line, repairedLine] = [lines[first], repaired[first]]
  const story =
    line && repairedLine
      ? storyHtml(line, repairedLine, { original, locale, words: (key, values) => t(key, values) })
      : ''
  const title = translatorOf(locale)('pages.repair')
  const main = `<h1>${escapeHtml(title)}</h1>
<p class="document-about">${escapeHtml(t('about'))}</p>
<section aria-labelledby="what"><h2 id="what">${escapeHtml(t('what'))}</h2>
<p>${escapeHtml(t('story', { count: lines.length }))}</p>
<div id="repair-choice" class="needs-script"></div>
<div id="repair-story">${story}</div>
<p><a id="repair-slide" href="${formatRelativeLink('repair', { locale, page: 'slide', slideNumber: line?.slideNumber ?? 1 })}">${escapeHtml(t('openSlide', { number: line?.slideNumber ?? 1 }))}</a></p>
</section>
<section aria-labelledby="own"><h2 id="own">${escapeHtml(t('own'))}</h2>
<p>${escapeHtml(t('ownAbout'))}</p>
<noscript><p>${escapeHtml(t('noScript'))}</p></noscript>
<div id="repair-own" class="needs-script"></div>
</section>`
  const data: RepairPageData = { locale, original, lines, first }
  return { page: 'repair', locale, title, description: `${title}: ${deck.title[locale]}`, main, data }
}

/** Each line once, on the first slide that has it. */
function followedLines(slides: readonly CompiledSlide[]): FollowedLine[] {
  const lines = new Map<string, FollowedLine>()
  // Not `for … of`, which would come to the places of slides that are missing.
  slides.forEach(({ slideNumber, transcript: { published } }) => {
    for (const { line, restored } of published) {
      if (restored === undefined || lines.has(line)) continue
      const followed = { slideNumber, line, restored }
      if (isFollowable(followed)) lines.set(line, followed)
    }
  })
  return [...lines.values()]
}

/** Short, and normalization did its worst. */
function isWorthTelling({ line, restored }: FollowedLine): boolean {
  return [...restored].length <= FIRST_LENGTH && isReordered({ line, restored })
}
