import { useEffect, useState } from 'react'
import { citationPackPath, type CitationPack } from '../../deck/citation.ts'
import type { Locale } from '../../deck/locale.ts'
import { fetchFromDeck } from '../../content/deck-fetch.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'

interface Citations {
  /** Undefined until it is there. */
  pack: CitationPack | undefined
  failed: boolean
  retry: () => void
}

/** The citations that were made at build time, of the pack that a slide is in. */
export function useCitations(locale: Locale, slideNumber: number): Citations {
  const { baseUrl } = useViewer()
  const url = baseUrl + citationPackPath(locale, slideNumber)
  const [found, setFound] = useState<{ url: string; pack: CitationPack | undefined }>()
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const request = new AbortController()
    fetchCitations(url, request.signal).then(
      (pack) => {
        setFound({ url, pack })
      },
      () => {
        if (!request.signal.aborted) setFound({ url, pack: undefined })
      },
    )
    return () => {
      request.abort()
    }
  }, [url, attempt])
  const current = found?.url === url ? found : undefined
  return {
    pack: current?.pack,
    failed: current !== undefined && current.pack === undefined,
    retry: () => {
      setFound(undefined)
      setAttempt(attempt + 1)
    },
  }
}

async function fetchCitations(url: string, signal: AbortSignal): Promise<CitationPack> {
  const response = await fetchFromDeck(url, { signal })
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return (await response.json()) as CitationPack
}
