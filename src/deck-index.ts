import { useEffect, useState } from 'react'
import { fetchFromDeck } from './deck-fetch.ts'
import type { Locale } from './deck/locale.ts'
import { packOf, type IndexEntry } from './deck/types.ts'
import { useViewer, useViewerState } from './viewer-context.tsx'

const packs = new Map<string, Promise<IndexEntry[]>>()

/** Titles and sections of one pack of slides; fetched once. A failed fetch is tried again when next asked for. */
export function fetchIndexPack(baseUrl: string, locale: Locale, pack: number): Promise<IndexEntry[]> {
  const url = `${baseUrl}${locale}/index/${String(pack)}.json`
  const known = packs.get(url)
  if (known) return known
  const fetched = fetchFromDeck(url)
    .then((response) => {
      if (!response.ok) throw new Error(`${url}: ${String(response.status)}`)
      return response.json() as Promise<IndexEntry[]>
    })
    .catch((error: unknown) => {
      packs.delete(url)
      throw error
    })
  packs.set(url, fetched)
  return fetched
}

/** All entries, in order. */
export async function fetchIndex(baseUrl: string, locale: Locale, slideCount: number): Promise<IndexEntry[]> {
  const count = packOf(slideCount) + 1
  const all = await Promise.all(
    Array.from({ length: count }, (_, pack) => fetchIndexPack(baseUrl, locale, pack)),
  )
  return all.flat()
}

/** The title of the current slide in the current language, once it is known. */
export function useSlideTitle(): string | undefined {
  const { baseUrl } = useViewer()
  const slideNumber = useViewerState((state) => state.slideNumber)
  const locale = useViewerState((state) => state.locale)
  const [found, setFound] = useState<{ slideNumber: number; locale: Locale; title: string }>()
  useEffect(() => {
    let current = true
    fetchIndexPack(baseUrl, locale, packOf(slideNumber)).then(
      (entries) => {
        const title = entries.find((entry) => entry.slideNumber === slideNumber)?.title
        if (current && title !== undefined) setFound({ slideNumber, locale, title })
      },
      () => {
        // Without network the title of the window stays as it was; the slide says itself what it is.
      },
    )
    return () => {
      current = false
    }
  }, [baseUrl, locale, slideNumber])
  return found?.slideNumber === slideNumber && found.locale === locale ? found.title : undefined
}
