import { removeStored, takeStored, writeStored } from '../../ui/storage.ts'
import type { ViewerStore } from '../../viewer/viewer-store.ts'
import { addTime, KEPT_REHEARSALS, mergeRehearsals, readRehearsals, type Rehearsal } from './rehearsal.ts'
import type { SpeakerStore } from './speaker-store.ts'

/** Milliseconds after which what was recorded is kept, so that a crash loses no more. */
const KEEP_EVERY_MS = 5000

/** Takes down the time on each slide while a rehearsal and its timer run; the function returned ends it. */
export function recordRehearsal(deckKey: string, viewer: ViewerStore, speaker: SpeakerStore): () => void {
  takeRehearsals(deckKey, viewer, speaker)
  let mark = Date.now()
  /** The time since the last mark was spent on a slide, if the timer ran. */
  const note = (slideNumber: number, ran: boolean) => {
    const now = Date.now()
    const { rehearsal, setRehearsal } = speaker.getState()
    const spent = now - mark
    mark = now
    if (rehearsal && ran) setRehearsal(addTime(rehearsal, slideNumber, spent))
  }
  const isRunning = () => speaker.getState().timer.since !== undefined
  const noteNow = () => {
    note(viewer.getState().slideNumber, isRunning())
  }
  const key = `${deckKey}:rehearsals`
  const storedNow = () => takeStored(key, readRehearsals).value ?? []
  let isStored = true
  /**
   * Each change starts from what is stored, so that two speaker views don't undo each other's; where nothing could be, from
   * the page's own list, which is all that there is.
   */
  const keepAll = (before: readonly Rehearsal[]) => {
    const { rehearsals } = speaker.getState()
    const stored = isStored ? storedNow() : before
    // What another page has put there.
    if (sameAs(rehearsals, stored)) return
    const merged = mergeRehearsals(stored, before, rehearsals)
    isStored = writeStored(key, merged)
    if (!isStored) viewer.getState().setNotice({ key: 'rehearsalsNotStored' })
    else if (!sameAs(merged, rehearsals)) speaker.setState({ rehearsals: merged })
  }
  let isCurrentKept = true
  const tellUnkept = (isKept: boolean) => {
    if (isCurrentKept && !isKept) viewer.getState().setNotice({ key: 'rehearsalsNotStored' })
    isCurrentKept = isKept
  }
  const onStorage = (event: StorageEvent) => {
    if (event.key === key) speaker.setState({ rehearsals: storedNow() })
  }
  window.addEventListener('storage', onStorage)
  const interval = setInterval(noteNow, KEEP_EVERY_MS)
  window.addEventListener('pagehide', noteNow)
  const off = [
    viewer.subscribe(({ slideNumber }, before) => {
      if (slideNumber !== before.slideNumber) note(before.slideNumber, isRunning())
    }),
    speaker.subscribe(({ timer, rehearsal, rehearsals }, before) => {
      if (timer !== before.timer) note(viewer.getState().slideNumber, before.timer.since !== undefined)
      if (rehearsal !== before.rehearsal) tellUnkept(keepCurrent(deckKey, rehearsal))
      if (rehearsals !== before.rehearsals) keepAll(before.rehearsals)
    }),
  ]
  return () => {
    clearInterval(interval)
    window.removeEventListener('pagehide', noteNow)
    window.removeEventListener('storage', onStorage)
    for (const end of off) end()
  }
}

/** By when they began, which tells them apart. */
function sameAs(some: readonly Rehearsal[], others: readonly Rehearsal[]): boolean {
  return (
    some.length === others.length && some.every(({ startedAt }, at) => startedAt === others[at]?.startedAt)
  )
}

/** What is under way is kept too: a reload goes on with it. False where it can't be. */
function keepCurrent(deckKey: string, rehearsal: Rehearsal | undefined): boolean {
  if (rehearsal) return writeStored(`${deckKey}:rehearsal`, [rehearsal])
  removeStored(`${deckKey}:rehearsal`)
  return true
}

function takeRehearsals(deckKey: string, viewer: ViewerStore, speaker: SpeakerStore): void {
  const kept = takeStored(`${deckKey}:rehearsals`, readRehearsals)
  const current = takeStored(`${deckKey}:rehearsal`, readRehearsals)
  speaker.setState({ rehearsals: kept.value ?? [], rehearsal: current.value?.[0] })
  if (kept.setAside || current.setAside) viewer.getState().setNotice({ key: 'rehearsalsSetAside' })
}

/** A rehearsal begins with the clock at 0. */
export function startRehearsal(speaker: SpeakerStore): void {
  const { setTimer, setRehearsal } = speaker.getState()
  setTimer('reset', Date.now())
  setRehearsal({ startedAt: new Date().toISOString(), slides: {} })
  setTimer('start', Date.now())
}

/** Ends the rehearsal and puts it with the others, the newest first. */
export function endRehearsal(speaker: SpeakerStore): void {
  speaker.getState().setTimer('pause', Date.now())
  const { rehearsal, rehearsals } = speaker.getState()
  if (!rehearsal) return
  speaker.setState({
    rehearsal: undefined,
    rehearsals: [rehearsal, ...rehearsals].slice(0, KEPT_REHEARSALS),
  })
}
