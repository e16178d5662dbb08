import type { Passage } from '../../deck/passage.ts'
import { isLocale } from '../../deck/locale.ts'
import { annotationsOf } from '../../viewer/annotations.ts'
import type { Viewer } from '../../viewer/viewer-context.tsx'
import { lineOf } from '../article-list.ts'
import { blockText } from '../search/block-text.ts'
import { selectedPassage } from './selected-passage.ts'

/** How words are marked: alone, or with a note that is to be written. */
type AnnotationKind = 'highlight' | 'note'

/** Marks a passage, on this device alone. */
export function annotate(viewer: Viewer, passage: Passage, kind: AnnotationKind): void {
  const { id } = annotationsOf(viewer).add(passage)
  if (kind === 'note') viewer.store.getState().openNote(id)
}

/** The same for what is chosen now. Without anything, a note is asked for among all, and a highlight of words first. */
export function annotateHere(viewer: Viewer, kind: AnnotationKind): void {
  const { openDialog, setNotice } = viewer.store.getState()
  const passage = chosenPassage(viewer)
  if (passage) {
    annotate(viewer, passage, kind)
    document.getSelection()?.removeAllRanges()
  } else if (kind === 'note') openDialog('notes')
  else setNotice({ key: 'noLineChosen' })
}

/** The words that are selected in the transcript, else the line that has the focus, or is marked. */
function chosenPassage({ store }: Viewer): Passage | undefined {
  const host = document.querySelector('.transcript [data-part="transcript"]')
  if (!host) return undefined
  const selected = selectedPassage(host)
  if (selected) return { ...selected.passage, quote: selected.words }
  // The line that has the focus, whatever the pointer rests on.
  const { slideNumber, block } = lineOf(document.activeElement?.closest('.row')) ?? store.getState()
  if (block === undefined) return undefined
  const row = `:scope > [data-slide="${String(slideNumber)}"] [data-row="${block}"] > .block`
  const cell = host.querySelector<HTMLElement>(row)
  if (!cell || !isLocale(cell.lang)) return undefined
  const words = blockText(cell).nodes.map(({ node }) => node.data)
  return { slideNumber, block, locale: cell.lang, quote: words.join('').replace(/\s+/g, ' ').trim() }
}
