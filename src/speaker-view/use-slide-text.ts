import { useEffect, useState } from 'react'
import type { Locale } from '../deck/locale.ts'
import { packOf, type TranscriptSlide } from '../deck/types.ts'
import { useViewer } from '../viewer-context.tsx'

const packs = new Map<string, Promise<TranscriptSlide[]>>()

/** The transcript of a slide; `failed` where it can't be had. */
export function useSlideText(
  locale: Locale,
  slideNumber: number,
): { text: TranscriptSlide | undefined; failed: boolean } {
  const { baseUrl } = useViewer()
  const url = `${baseUrl}${locale}/text/${String(packOf(slideNumber))}.json`
  const [pack, setPack] = useState<{ url: string; slides?: TranscriptSlide[] }>()
  useEffect(() => {
    let current = true
    fetchPack(url).then(
      (slides) => {
        if (current) setPack({ url, slides })
      },
      () => {
        if (current) setPack({ url })
      },
    )
    return () => {
      current = false
    }
  }, [url])
  const here = pack?.url === url ? pack : undefined
  return {
    text: here?.slides?.find((slide) => slide.slideNumber === slideNumber),
    failed: here !== undefined && !here.slides,
  }
}

/** Each pack is fetched once; a failed fetch is tried again when next asked for. */
function fetchPack(url: string): Promise<TranscriptSlide[]> {
  const known = packs.get(url)
  if (known) return known
  const fetched = fetch(url).then((response) => {
    if (!response.ok) throw new Error(`${url}: ${String(response.status)}`)
    return response.json() as Promise<TranscriptSlide[]>
  })
  packs.set(url, fetched)
  fetched.catch(() => {
    packs.delete(url)
  })
  return fetched
}
