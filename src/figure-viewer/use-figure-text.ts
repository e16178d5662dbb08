import { useEffect, useState } from 'react'
import { fetchFromDeck } from '../deck-fetch.ts'
import type { Locale } from '../deck/locale.ts'
import { packOf, type TranscriptSlide } from '../deck/types.ts'
import { useViewer } from '../viewer-context.tsx'

/** What the transcript says of a figure. */
export interface FigureText {
  description: string[]
  /** How sure the drawing is, and what it is drawn from. */
  notes: string[]
  /** The numbers of a table or chart. */
  table: HTMLTableElement | undefined
}

/** Undefined until the transcript's pack is there, and where it can't be had. */
export function useFigureText(locale: Locale, slideNumber: number, block: string): FigureText | undefined {
  const { baseUrl } = useViewer()
  const [text, setText] = useState<FigureText>()
  useEffect(() => {
    const request = new AbortController()
    fetchBlock(baseUrl, locale, slideNumber, block, request.signal).then(
      (html) => {
        if (!request.signal.aborted && html !== undefined) setText(readText(html))
      },
      () => undefined,
    )
    return () => {
      request.abort()
    }
  }, [baseUrl, locale, slideNumber, block])
  return text
}

async function fetchBlock(
  baseUrl: string,
  locale: Locale,
  slideNumber: number,
  block: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const response = await fetchFromDeck(`${baseUrl}${locale}/text/${String(packOf(slideNumber))}.json`, {
    signal,
  })
  if (!response.ok) return undefined
  const slides = (await response.json()) as TranscriptSlide[]
  const slide = slides.find((one) => one.slideNumber === slideNumber)
  return slide?.blocks.find(({ id }) => id === block)?.html
}

/** The compiler's own HTML, parsed apart from the page. */
function readText(html: string): FigureText {
  const block = new DOMParser().parseFromString(html, 'text/html')
  const texts = (selector: string) =>
    [...block.querySelectorAll(selector)].map(({ textContent }) => textContent)
  return {
    description: texts('.block-description'),
    notes: texts('.provenance-note > span'),
    table: block.querySelector<HTMLTableElement>('.block-data table') ?? undefined,
  }
}
