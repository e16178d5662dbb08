import { useEffect, useState } from 'react'
import type { Locale } from '../../deck/locale.ts'
import { formatQuote } from '../../deck/passage.ts'
import type { BlockKind } from '../../deck/types.ts'
import { textPacksOf, type TextPacks } from '../../content/text-packs.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import type { SharedPlace } from './share-link.ts'

/** Blocks whose text is not what the page shows in their place: cells, or a formula as it is spoken. */
const NOT_QUOTED: readonly BlockKind[] = ['formula', 'table', 'code']

/**
 * The passage that can be shared: the words that the dialog was opened for, else the marked block. In another language
 * than theirs, the words are the whole block's. Undefined where nothing is marked.
 */
export function useSharedPlace(locale: Locale): SharedPlace | undefined {
  const shared = useViewerState((state) => state.shared)
  const current = useViewerState((state) => state.slideNumber)
  // Pointing marks blocks too: what was marked when the dialog opened is what was meant.
  const { store } = useViewer()
  const [marked] = useState(() => store.getState().block)
  const slideNumber = shared?.slideNumber ?? current
  const block = shared?.block ?? marked
  const line = useBlockQuote(locale, slideNumber, block)
  if (block === undefined) return undefined
  return { slideNumber, block, quote: shared?.locale === locale ? shared.quote : line }
}

function useBlockQuote(locale: Locale, slideNumber: number, block: string | undefined): string | undefined {
  const { baseUrl } = useViewer()
  const [found, setFound] = useState<{ of: string; quote: string }>()
  const of = [locale, slideNumber, block].join()
  useEffect(() => {
    if (block === undefined) return undefined
    let current = true
    loadQuote(textPacksOf(baseUrl), locale, slideNumber, block).then(
      (quote) => {
        if (current && quote) setFound({ of, quote })
      },
      () => {
        // Without network: the link names the block and quotes nothing.
      },
    )
    return () => {
      current = false
    }
  }, [baseUrl, locale, slideNumber, block, of])
  return found?.of === of ? found.quote : undefined
}

async function loadQuote(
  packs: TextPacks,
  locale: Locale,
  slideNumber: number,
  block: string,
): Promise<string | undefined> {
  const slide = await packs.loadSlide(locale, slideNumber)
  const found = slide?.blocks.find(({ id }) => id === block)
  return found && !NOT_QUOTED.includes(found.kind) ? formatQuote(found.text) : undefined
}
