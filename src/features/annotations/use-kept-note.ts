import { useEffect, useEffectEvent, useRef } from 'react'
import { useOnLeave } from '../../ui/use-on-leave.ts'
import type { Annotation } from '../../viewer/annotations.ts'
import { useAnnotations } from './use-annotations.ts'

/** Milliseconds without a letter after which a note is kept while it is written: a browser may be ended without a word. */
const PAUSE_MS = 800

/**
 * Keeps a note while it is written, and whatever closes the dialog or the page. `opened` is how it was found. Once what is
 * returned has been called, nothing more is kept.
 */
export function useKeptNote(opened: Annotation, text: string): () => void {
  const { setNote } = useAnnotations()
  const isOver = useRef(false)
  const kept = useRef(opened)
  const keep = () => {
    const note = text.trim()
    if (isOver.current || note === kept.current.note) return
    setNote(kept.current, note)
    kept.current = { ...kept.current, note }
  }
  useOnLeave(keep)
  const onPause = useEffectEvent(keep)
  useEffect(() => {
    const pause = setTimeout(onPause, PAUSE_MS)
    return () => {
      clearTimeout(pause)
    }
  }, [text])
  return () => {
    isOver.current = true
  }
}
