import { useEffect, useRef } from 'react'
import type { FigureText } from './use-figure-text.ts'

interface FigureNotesProps {
  /** As it stands under the drawing, with its citation and its mark. */
  caption: Element | null
  text: FigureText | undefined
  lang: string
}

/** Caption, description, and what the drawing is drawn from. */
export function FigureNotes({ caption, text, lang }: FigureNotesProps) {
  const ref = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    const copy = caption?.cloneNode(true)
    ref.current?.replaceChildren(...(copy ? [...copy.childNodes] : []))
  }, [caption])
  return (
    <div className="figure-notes" lang={lang} tabIndex={0}>
      <p ref={ref} className="figure-caption" />
      {text?.description.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {text && text.notes.length > 0 && <p className="figure-source">{text.notes.join(' ')}</p>}
    </div>
  )
}
