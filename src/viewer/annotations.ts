import { createStore, type StoreApi } from 'zustand/vanilla'
import { keptKey } from './kept-key.ts'
import { isLocale } from '../deck/locale.ts'
import type { Passage } from '../deck/passage.ts'
import { isRecord } from '../deck/unknown-value.ts'
import { randomId } from '../ui/random-id.ts'
import { takeStored, writeStored } from '../ui/storage.ts'
import type { Viewer } from './viewer-context.tsx'

/** Words of the transcript that the reader marked, with or without a note. Kept on this device, never sent. */
export interface Annotation extends Passage {
  id: string
  /** Empty for a highlight alone. */
  note: string
}

interface AnnotationState {
  /** In order of the talk. */
  annotations: readonly Annotation[]
}

export interface Annotations {
  state: StoreApi<AnnotationState>
  /** The one of these very words, where there is one already; else a new one. */
  add: (passage: Passage, note?: string) => Annotation
  /** Those that are there already get the notes that they lack. Returns how many were new or changed. */
  addAll: (added: readonly Omit<Annotation, 'id'>[]) => number
  /**
   * Puts a note in the place of what the annotation says: what this page found when the reader began to write, or wrote
   * last. What another page has written on it since stays beside it, and one that another page has removed is there again.
   */
  setNote: (annotation: Annotation, note: string) => void
  remove: (id: string) => void
}

/** Something unreadable was stored and was put aside (`annotationsSetAside`), or nothing could be (`annotationsNotStored`). */
export type AnnotationNews = 'annotationsSetAside' | 'annotationsNotStored'

const known = new WeakMap<Viewer, Annotations>()

/** The reader's annotations of the deck at hand, read when they are first asked for. */
export function annotationsOf(viewer: Viewer): Annotations {
  const found = known.get(viewer)
  if (found) return found
  const { deck, setNotice } = viewer.store.getState()
  const made = createAnnotations(`${keptKey(viewer.baseUrl, deck)}:annotations`, (key) => {
    setNotice({ key })
  })
  known.set(viewer, made)
  return made
}

/** Each change starts from what is stored, so that two pages of a deck don't undo each other's. */
export function createAnnotations(key: string, onNews: (news: AnnotationNews) => void): Annotations {
  const load = (): readonly Annotation[] => {
    const { value, setAside } = takeStored(key, readAnnotations)
    if (setAside) onNews('annotationsSetAside')
    return value ?? []
  }
  const state = createStore<AnnotationState>()(() => ({ annotations: load() }))
  let isStored = true
  // Where nothing can be stored, the page's own list is all that there is.
  const current = () => (isStored ? load() : state.getState().annotations)
  const change = (make: (before: readonly Annotation[]) => readonly Annotation[]) => {
    const annotations = sorted(make(current()))
    const wasStored = isStored
    isStored = writeStored(key, annotations)
    if (wasStored && !isStored) onNews('annotationsNotStored')
    state.setState({ annotations })
  }
  if (typeof window !== 'undefined')
    window.addEventListener('storage', (event) => {
      if (event.key === key || event.key === null) state.setState({ annotations: load() })
    })
  return {
    state,
    add: (passage, note = '') => {
      const { slideNumber, block, locale, quote } = passage
      const old = state.getState().annotations.find((annotation) => isSamePlace(annotation, passage))
      const annotation = old ?? { id: randomId(), slideNumber, block, locale, quote, note }
      if (!old) change((before) => [...before, annotation])
      return annotation
    },
    addAll: (added) => {
      const next = [...current()]
      let count = 0
      for (const annotation of added) {
        const at = next.findIndex((other) => isSamePlace(other, annotation))
        const old = next[at]
        if (!old) next.push({ ...annotation, id: randomId() })
        else if (old.note.includes(annotation.note)) continue
        else next[at] = { ...old, note: joinNotes([old.note, annotation.note]) }
        count++
      }
      if (count > 0) change(() => next)
      return count
    },
    setNote: (annotation, note) => {
      change((before) => {
        const stored = before.find(({ id }) => id === annotation.id)
        if (!stored) return [...before, { ...annotation, note }]
        const changed = { ...annotation, note: replaceNote(stored.note, annotation.note, note) }
        return before.map((other) => (other === stored ? changed : other))
      })
    },
    remove: (id) => {
      change((before) => before.filter((annotation) => annotation.id !== id))
    },
  }
}

/** What two pages write on the same words stands in paragraphs of its own. */
const GAP = '\n\n'

function joinNotes(notes: readonly string[]): string {
  return notes.filter(Boolean).join(GAP)
}

/** `stored` with `next` in the place of `own`; where that isn't in it any more, with `next` after it. */
function replaceNote(stored: string, own: string, next: string): string {
  const at = placeOf(own, stored)
  if (at === undefined) return placeOf(stored, next) === undefined ? joinNotes([stored, next]) : next
  const before = stored.slice(0, Math.max(0, at - GAP.length))
  return joinNotes([before, next, stored.slice(at + own.length + GAP.length)])
}

/** Where a note stands in another, as paragraphs of their own: a word of it may stand in any. */
function placeOf(part: string, whole: string): number | undefined {
  if (part === '' && whole !== '') return undefined
  const at = (GAP + whole + GAP).indexOf(GAP + part + GAP)
  return at < 0 ? undefined : at
}

/** Undefined where any of it is not what was written here: it is then put aside as a whole, and nothing of it is lost. */
export function readAnnotations(stored: unknown): Annotation[] | undefined {
  if (!Array.isArray(stored)) return undefined
  const read = stored.map(readAnnotation)
  return read.every((annotation) => annotation !== undefined) ? read : undefined
}

function readAnnotation(value: unknown): Annotation | undefined {
  if (!isRecord(value)) return undefined
  const { id, slideNumber, block, locale, quote, note } = value
  if (typeof id !== 'string' || typeof quote !== 'string' || typeof note !== 'string') return undefined
  if (typeof slideNumber !== 'number' || !Number.isInteger(slideNumber) || slideNumber < 1) return undefined
  if (typeof block !== 'string' || !/^b\d+$/.test(block) || !isLocale(locale)) return undefined
  return { id, slideNumber, block, locale, quote, note }
}

function isSamePlace(a: Passage, b: Passage): boolean {
  return (
    a.slideNumber === b.slideNumber && a.block === b.block && a.locale === b.locale && a.quote === b.quote
  )
}

function sorted(annotations: readonly Annotation[]): Annotation[] {
  const place = ({ block }: Annotation) => Number(block.slice(1))
  return [...annotations].sort((a, b) => a.slideNumber - b.slideNumber || place(a) - place(b))
}
