import { useEffect, useState } from 'react'
import { readStored, removeStored, writeStored } from './storage.ts'

/**
 * What is being written in place of words that are kept, which it follows as long as nobody has changed one of them. It is
 * stored until it is kept itself, whatever closes the dialog or the page.
 */
export function useDraft(kept: string, key: string): [text: string, setText: (text: string) => void] {
  const [text, setWords] = useState(() => {
    const draft = readStored(key)
    return typeof draft === 'string' ? draft : kept
  })
  const [known, setKnown] = useState(kept)
  const setText = (words: string) => {
    setWords(words)
    if (words !== kept) writeStored(key, words)
  }
  useEffect(() => {
    if (text === kept) removeStored(key)
  }, [text, kept, key])
  if (kept !== known) {
    setKnown(kept)
    if (text === known) setWords(kept)
  }
  return [text, setText]
}
