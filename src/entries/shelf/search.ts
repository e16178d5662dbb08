import { foldText } from '../../deck/search.ts'
import type { ShelfPageData } from '../../deck/shelf/shelf-page-data.ts'
import type { ShelfTranslate } from '../../i18n/shelf-messages.ts'
import type { Filters } from './filters.ts'
import { findInShelf, type ShelfHits } from './find-in-shelf.ts'
import { createHitList } from './hit-list.ts'
import { keepInAddress, keptInAddress } from './kept-address.ts'
import { ShelfText } from './shelf-text.ts'

/**
 * Searches the text of all talks while it is typed. A key never waits for the search: it is done in slices, and given up
 * when the next key comes.
 */
export function watchSearch(data: ShelfPageData, t: ShelfTranslate, filters: Filters): void {
  const input = document.querySelector<HTMLInputElement>('.shelf-search input')
  const talks = document.querySelector<HTMLElement>('.talks')
  const status = document.querySelector<HTMLElement>('.shelf-status')
  const place = document.querySelector<HTMLElement>('.shelf-hits')
  if (!input || !talks || !status || !place) return
  const text = new ShelfText(new URL('../', location.href).href, data)
  const list = createHitList(place, talks, data, t)
  const cards = [...talks.children].map((card) => foldText(card.textContent).text)
  let searching = new AbortController()

  const show = (hits: ShelfHits, isWhole: boolean) => {
    list.show(hits)
    status.textContent = isWhole ? wordsFor(hits, input.value.trim(), t) : t('searching')
  }
  const search = () => {
    searching.abort()
    searching = new AbortController()
    const { signal } = searching
    const query = input.value.trim()
    keepInAddress('q', query === '' ? [] : [query])
    talks.hidden = query !== ''
    place.hidden = query === ''
    if (query === '') {
      list.show(undefined)
      status.textContent = ''
      return
    }
    const onHits = (hits: ShelfHits) => {
      show(hits, false)
    }
    findInShelf(query, text, { data, cards, shows: filters.shows, signal, onHits }).then(
      (hits) => {
        if (!signal.aborted) show(hits, true)
      },
      () => {
        if (!signal.aborted) status.textContent = t('failed', { count: data.talks.length })
      },
    )
  }
  input.addEventListener('input', (event) => {
    // What an input method is still composing is no query yet.
    if (!event.isComposing) search()
  })
  input.addEventListener('compositionend', search)
  filters.onChange(() => {
    if (input.value.trim() !== '') search()
  })
  // What was searched for when the page was left, or by who made the link, is searched for again.
  input.value = keptInAddress('q')[0] ?? input.value
  if (input.value.trim() !== '') search()
}

function wordsFor({ talks, failed }: ShelfHits, query: string, t: ShelfTranslate): string {
  const slides = talks.reduce((sum, { slides: some }) => sum + some.length, 0)
  const found =
    talks.length === 0
      ? t('notFound', { query })
      : t('found', {
          talks: t('talks', { count: talks.length }),
          slides: t('slidesFound', { count: slides }),
        })
  return failed > 0 ? `${found} ${t('failed', { count: failed })}` : found
}
