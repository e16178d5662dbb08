import { useEffect, useState } from 'react'
import { citationPackPath, type CitationPack } from '../../deck/citation.ts'
import type { Locale } from '../../deck/locale.ts'
import { isRecord } from '../../deck/unknown-value.ts'
import { keepLoaded, loadData } from '../../content/loader.ts'
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
    let current = true
    const found = (pack: CitationPack | undefined) => {
      if (current) setFound({ url, pack })
    }
    loadPack(url).then(found, () => {
      found(undefined)
    })
    return () => {
      current = false
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

const loadPack = keepLoaded((url) => loadData(url, isPack))

function isPack(value: unknown): value is CitationPack {
  return isRecord(value) && isRecord(value['deck']) && Array.isArray(value['slides'])
}
