import { useEffect, useState } from 'react'
import type { Locale } from '../../deck/locale.ts'
import { packOf, type TranscriptSlide } from '../../deck/types.ts'
import { textPacksOf } from '../../content/text-packs.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'

/** The transcript of a slide; `failed` where it can't be had. */
export function useSlideText(
  locale: Locale,
  slideNumber: number,
): { text: TranscriptSlide | undefined; failed: boolean } {
  const { baseUrl } = useViewer()
  const pack = packOf(slideNumber)
  // The pack, not the slide: a step to the next slide has its text at once.
  const [loaded, setLoaded] = useState<{ locale: Locale; pack: number; slides?: TranscriptSlide[] }>()
  useEffect(() => {
    let current = true
    textPacksOf(baseUrl)
      .load(locale, pack)
      .then(
        (slides) => {
          if (current) setLoaded({ locale, pack, slides })
        },
        () => {
          if (current) setLoaded({ locale, pack })
        },
      )
    return () => {
      current = false
    }
  }, [baseUrl, locale, pack])
  const here = loaded?.locale === locale && loaded.pack === pack ? loaded : undefined
  return {
    text: here?.slides?.find((slide) => slide.slideNumber === slideNumber),
    failed: here !== undefined && !here.slides,
  }
}
