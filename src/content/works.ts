import type { Locale } from '../deck/locale.ts'
import { worksPackPath, type CitedWork } from '../deck/works.ts'
import { isListWith, keepLoaded, loadData } from './loader.ts'

const loadPack = keepLoaded((url) => loadData(url, isListWith<CitedWork>('key', 'title', 'links', 'slides')))

/** The works that a slide's pack cites, fetched once. A failed fetch is forgotten, so that the next try is a new one. */
export function loadWorks(baseUrl: string, locale: Locale, slideNumber: number): Promise<CitedWork[]> {
  return loadPack(baseUrl + worksPackPath(locale, slideNumber))
}
