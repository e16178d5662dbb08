import type { Show } from '../../deck/channel-messages.ts'
import { takeStored, writeStored } from '../../ui/storage.ts'
import type { ViewerStore } from '../../viewer/viewer-store.ts'
import type { SpeakerStore } from './speaker-store.ts'
import { readStoredTalk, type StoredTalk } from './stored-talk.ts'
import { STOPPED } from './talk-timer.ts'

/** What was kept of the talk, for the slide that the address names; `setAside` where what was kept made no sense. */
export function takeTalk(deckKey: string, asked: Show): { talk: StoredTalk; setAside: boolean } {
  const { value, setAside } = takeStored(storageKey(deckKey), readStoredTalk)
  const fresh: StoredTalk = {
    timer: STOPPED,
    own: asked,
    frozen: false,
    notesLocale: asked.locale,
    notesSize: 'medium',
  }
  if (!value) return { talk: fresh, setAside }
  // Opened at another slide it is another beginning, of the same talk.
  const isSame = value.own.slideNumber === asked.slideNumber
  const own = isSame ? value.own : { ...asked, locale: value.own.locale }
  return { talk: { ...value, own, frozen: isSame && value.frozen }, setAside }
}

/** Keeps what changes; the function returned ends it. */
export function keepTalk(deckKey: string, viewer: ViewerStore, speaker: SpeakerStore): () => void {
  const keep = () => {
    const { slideNumber, fragment, locale, curtain } = viewer.getState()
    const { timer, frozen, notesLocale, notesSize, talkMinutes } = speaker.getState()
    // JSON has no Infinity: a slide whose steps nobody knows yet is begun anew.
    const own = { slideNumber, fragment: Number.isFinite(fragment) ? fragment : -1, locale, curtain }
    const talk: StoredTalk = { timer, own, frozen, notesLocale, notesSize, talkMinutes }
    writeStored(storageKey(deckKey), talk)
  }
  const off = [viewer.subscribe(keep), speaker.subscribe(keep)]
  return () => {
    for (const end of off) end()
  }
}

function storageKey(deckKey: string): string {
  return `${deckKey}:speaker`
}
