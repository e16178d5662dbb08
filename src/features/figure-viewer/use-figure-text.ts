import { useEffect, useState } from 'react'
import type { Locale } from '../../deck/locale.ts'
import { textPacksOf } from '../../content/text-packs.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'

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
    let current = true
    textPacksOf(baseUrl)
      .loadSlide(locale, slideNumber)
      .then(
        (slide) => {
          const html = slide?.blocks.find(({ id }) => id === block)?.html
          if (current && html !== undefined) setText(readText(html))
        },
        () => undefined,
      )
    return () => {
      current = false
    }
  }, [baseUrl, locale, slideNumber, block])
  return text
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
