import { useEffect, useState } from 'react'
import { fetchIndexPack } from '../../content/index-packs.ts'
import type { Locale } from '../../deck/locale.ts'
import { packOf, type DeckSection, type IndexEntry } from '../../deck/types.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'

/** Slides that are shown of a section on each side of the current one: a section can be as long as a deck. */
const REACH = 30

/** A slide's section, and its slides near it. */
interface SectionEntries {
  section: DeckSection
  entries: readonly IndexEntry[]
}

/** Of the slide before until they are there; undefined where they can't be had. */
export function useSectionEntries(slideNumber: number): SectionEntries | undefined {
  const { baseUrl } = useViewer()
  const locale = useViewerState((state) => state.locale)
  const sections = useViewerState(({ deck }) => deck.sections)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const [found, setFound] = useState<SectionEntries>()
  useEffect(() => {
    const at = sections.findLastIndex(({ firstSlide }) => firstSlide <= slideNumber)
    const section = sections[at]
    if (!section) return undefined
    const last = (sections[at + 1]?.firstSlide ?? slideCount + 1) - 1
    const span = {
      first: Math.max(section.firstSlide, slideNumber - REACH),
      last: Math.min(last, slideNumber + REACH),
    }
    let left = false
    fetchSpan(baseUrl, locale, span).then(
      (entries) => {
        if (!left) setFound({ section, entries })
      },
      () => {
        if (!left) setFound(undefined)
      },
    )
    return () => {
      left = true
    }
  }, [baseUrl, locale, sections, slideCount, slideNumber])
  return found
}

async function fetchSpan(
  baseUrl: string,
  locale: Locale,
  { first, last }: { first: number; last: number },
): Promise<IndexEntry[]> {
  const packs = Array.from({ length: packOf(last) - packOf(first) + 1 }, (_, at) => packOf(first) + at)
  const entries = await Promise.all(packs.map((pack) => fetchIndexPack(baseUrl, locale, pack)))
  return entries.flat().filter(({ slideNumber }) => slideNumber >= first && slideNumber <= last)
}
