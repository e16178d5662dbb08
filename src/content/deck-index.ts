import { useEffect, useState } from 'react'
import { isLocale, type Locale } from '../deck/locale.ts'
import { packOf, type IndexEntry } from '../deck/types.ts'
import { fetchIndex, fetchIndexPack } from './index-packs.ts'
import { useLateState, useViewer, useViewerState } from '../viewer/viewer-context.tsx'

/** The title of the current slide in the current language, once it is known; empty where it can't be had. */
export function useSlideTitle(): string | undefined {
  return useTitleOf(useLateState((state) => state.slideNumber))
}

/** The title of a slide in the current language, once it is known; undefined, too, where there is no such slide. */
export function useTitleOf(slideNumber: number): string | undefined {
  const { baseUrl } = useViewer()
  const isThere = useViewerState(({ deck }) => slideNumber <= deck.slideCount)
  const locale = useViewerState((state) => state.locale)
  const [found, setFound] = useState<{ slideNumber: number; locale: Locale; title: string }>()
  useEffect(() => {
    if (!isThere) return undefined
    let current = true
    fetchIndexPack(baseUrl, locale, packOf(slideNumber)).then(
      (entries) => {
        const title = entries.find((entry) => entry.slideNumber === slideNumber)?.title
        if (current) setFound({ slideNumber, locale, title: title ?? '' })
      },
      () => {
        // Without network the slide says itself what it is.
        if (current) setFound({ slideNumber, locale, title: '' })
      },
    )
    return () => {
      current = false
    }
  }, [baseUrl, locale, slideNumber, isThere])
  return found?.slideNumber === slideNumber && found.locale === locale ? found.title : undefined
}

/** What the index says of a slide in the current language, once it is there. */
export function useIndexEntry(slideNumber: number): IndexEntry | undefined {
  const { baseUrl } = useViewer()
  const locale = useViewerState((state) => state.locale)
  const [found, setFound] = useState<{ locale: Locale; entries: readonly IndexEntry[] }>()
  const pack = packOf(slideNumber)
  useEffect(() => {
    let current = true
    fetchIndexPack(baseUrl, locale, pack).then(
      (entries) => {
        if (current) setFound({ locale, entries })
      },
      () => {
        // Without network, what is shown of a slide goes without its title and picture.
      },
    )
    return () => {
      current = false
    }
  }, [baseUrl, locale, pack])
  return found?.locale === locale
    ? found.entries.find((entry) => entry.slideNumber === slideNumber)
    : undefined
}

/** The whole index in each of some languages, in their order; empty until it is there. */
export interface DeckIndexes {
  indexes: readonly IndexEntry[][]
  failed: boolean
  retry: () => void
}

const NO_INDEXES: readonly IndexEntry[][] = []
/** Indexes that are there, by deck and languages: a list that is opened again has them in its first frame. */
const arrived = new Map<string, readonly IndexEntry[][]>()

export function useDeckIndexes(locales: readonly Locale[]): DeckIndexes {
  const { baseUrl } = useViewer()
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const wanted = locales.join()
  const key = `${baseUrl} ${wanted} ${String(slideCount)}`
  const [indexes, setIndexes] = useState(arrived.get(key) ?? NO_INDEXES)
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let current = true
    const names = wanted.split(',').filter(isLocale)
    Promise.all(names.map((locale) => fetchIndex(baseUrl, locale, slideCount))).then(
      (all) => {
        const known = arrived.get(key) ?? all
        arrived.set(key, known)
        if (current) setIndexes(known)
      },
      () => {
        if (current) setFailed(true)
      },
    )
    return () => {
      current = false
    }
  }, [baseUrl, wanted, slideCount, attempt, key])
  const retry = () => {
    setFailed(false)
    setAttempt(attempt + 1)
  }
  return { indexes, failed, retry }
}

/** The reader's language, then the deck's others: titles are looked for in all of them. */
export function useLocalesInOrder(): readonly Locale[] {
  const locale = useViewerState((state) => state.locale)
  const locales = useViewerState(({ deck }) => deck.locales)
  return [locale, ...locales.filter((other) => other !== locale)]
}
