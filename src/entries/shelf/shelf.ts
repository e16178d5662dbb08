import { PAGE_DATA_ID } from '../../deck/page-data.ts'
import type { ShelfPageData } from '../../deck/shelf/shelf-page-data.ts'
import { shelfTranslator } from '../../i18n/shelf-messages.ts'
import { watchFilters } from './filters.ts'
import { watchSearch } from './search.ts'
import './shelf.css'

/* The page of a shelf of talks: it reads without script; with it, its talks are narrowed down, and their text is searched. */
const data = JSON.parse(document.getElementById(PAGE_DATA_ID)?.textContent ?? 'null') as ShelfPageData | null
if (data) {
  const t = shelfTranslator(data.locale)
  watchSearch(data, t, watchFilters(t))
}
