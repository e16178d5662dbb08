import { loadText, sendPlain } from '../../content/loader.ts'
import { checkNotes, isFault, NOTES_PATH, parseNotes, type NotesFault } from '../../deck/speaker-notes.ts'
import { removeStored, takeStored, writeStored } from '../../ui/storage.ts'
import type { Viewer } from '../../viewer/viewer-context.tsx'
import type { Speaker } from './speaker-context.tsx'

/*
 * Where a speaker's notes come from: the server, where it runs on the speaker's own machine, or a file that the speaker
 * opened, which stays in this browser until it is removed.
 */

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** Looks for notes when the page opens. */
export async function loadNotes(
  { baseUrl, store: viewer }: Viewer,
  { store, deckKey }: Speaker,
): Promise<void> {
  const { title } = viewer.getState().deck
  const { value, setAside } = takeStored(storageKey(deckKey), (stored) => {
    const read = checkNotes(stored, title)
    return isFault(read) ? undefined : read
  })
  if (value) store.getState().setNotesFile({ notes: value.notes, from: 'file' })
  if (setAside) viewer.getState().setNotice({ key: 'notesSetAside' })
  // Another host has none, and would only be asked in vain.
  if (!LOOPBACK.includes(new URL(baseUrl).hostname)) return
  const asking = { init: { cache: 'no-store' }, send: sendPlain } as const
  const text = await loadText(baseUrl + NOTES_PATH, asking).catch(() => '')
  const read = parseNotes(text, title)
  if (!isFault(read) && Object.keys(read.notes).length > 0)
    store.getState().setNotesFile({ notes: read.notes, from: 'server' })
}

/** Takes a file that the speaker chose; what is wrong with it is told, and nothing else changes. */
export async function openNotesFile(file: File, { store: viewer }: Viewer, speaker: Speaker): Promise<void> {
  const { deck, setNotice } = viewer.getState()
  const read = parseNotes(await file.text(), deck.title)
  if (isFault(read)) {
    setNotice({ key: noticeOf(read), values: { file: file.name, found: read.found } })
    return
  }
  speaker.store.getState().setNotesFile({ notes: read.notes, from: 'file' })
  if (!writeStored(storageKey(speaker.deckKey), read)) setNotice({ key: 'notesNotKept' })
}

export function removeNotesFile({ store, deckKey }: Speaker): void {
  removeStored(storageKey(deckKey))
  store.getState().setNotesFile(undefined)
}

function noticeOf({ fault }: NotesFault): `notesFile.${NotesFault['fault']}` {
  return `notesFile.${fault}`
}

function storageKey(deckKey: string): string {
  return `${deckKey}:notes`
}
