import type { Locale } from '../deck/locale.ts'
import { packOf, type IndexEntry } from '../deck/types.ts'
import { isListWith, keepLoaded, loadData } from './loader.ts'

const loadPack = keepLoaded((url) => loadData(url, isListWith<IndexEntry>('slideNumber', 'title')))

/** Titles and sections of one pack of slides; fetched once. A failed fetch is tried again when next asked for. */
export function fetchIndexPack(baseUrl: string, locale: Locale, pack: number): Promise<IndexEntry[]> {
  return loadPack(`${baseUrl}${locale}/index/${String(pack)}.json`)
}

/** All entries, in order. */
export async function fetchIndex(baseUrl: string, locale: Locale, slideCount: number): Promise<IndexEntry[]> {
  const count = packOf(slideCount) + 1
  const all = await Promise.all(
    Array.from({ length: count }, (_, pack) => fetchIndexPack(baseUrl, locale, pack)),
  )
  return all.flat()
}
