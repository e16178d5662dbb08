import { isLocale, type Locale } from '../../deck/locale.ts'
import type { TranscriptSlide } from '../../deck/types.ts'
import { plainText } from './block-text.ts'

/** The text of articles that stand in the page, as the packs would have it: by language, their references aside. */
export function heldText(articles: readonly HTMLElement[]): { locale: Locale; slides: TranscriptSlide[] }[] {
  const found = new Map<Locale, TranscriptSlide[]>()
  for (const article of articles) {
    for (const [locale, blocks] of blocksOf(article)) {
      const slide = {
        slideNumber: Number(article.dataset['slide']),
        title: '',
        blocks,
        references: [],
        published: [],
      }
      found.set(locale, [...(found.get(locale) ?? []), slide])
    }
  }
  return [...found].map(([locale, slides]) => ({ locale, slides }))
}

function blocksOf(article: HTMLElement): Map<Locale, TranscriptSlide['blocks']> {
  const found = new Map<Locale, TranscriptSlide['blocks']>()
  for (const block of article.querySelectorAll<HTMLElement>('.row > [data-block]')) {
    const locale = languageOf(block)
    if (!locale) continue
    const id = block.dataset['block'] ?? ''
    const text = { id, kind: 'paragraph' as const, html: '', text: plainText(block) }
    found.set(locale, [...(found.get(locale) ?? []), text])
  }
  return found
}

function languageOf(block: Element): Locale | undefined {
  const language = block.closest('[lang]')?.getAttribute('lang')
  return isLocale(language) ? language : undefined
}
