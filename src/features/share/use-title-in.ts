import { useEffect, useState } from 'react'
import { fetchIndexPack } from '../../content/index-packs.ts'
import type { Locale } from '../../deck/locale.ts'
import { packOf } from '../../deck/types.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'

/** The title of a slide in a language; undefined until it is known, and where it can't be had. */
export function useTitleIn(locale: Locale, slideNumber: number): string | undefined {
  const { baseUrl } = useViewer()
  const [found, setFound] = useState<{ locale: Locale; slideNumber: number; title: string | undefined }>()
  useEffect(() => {
    let current = true
    fetchIndexPack(baseUrl, locale, packOf(slideNumber)).then(
      (entries) => {
        const title = entries.find((entry) => entry.slideNumber === slideNumber)?.title
        if (current) setFound({ locale, slideNumber, title })
      },
      () => {
        // Without network the link goes without the slide's title: number and deck say enough.
      },
    )
    return () => {
      current = false
    }
  }, [baseUrl, locale, slideNumber])
  return found?.locale === locale && found.slideNumber === slideNumber ? found.title : undefined
}
