import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Show } from '../../deck/channel-messages.ts'
import type { Locale } from '../../deck/locale.ts'
import type { SpeakerNotes } from '../../deck/speaker-notes.ts'
import type { TalkPlan } from '../../deck/talk-plan.ts'
import type { TextSize } from '../../viewer/preferences.ts'
import type { Rehearsal } from './rehearsal.ts'
import type { StoredTalk } from './stored-talk.ts'
import { hasRun, pauseTimer, startTimer, STOPPED, type TalkTimer } from './talk-timer.ts'

/** Notes, and where they come from. */
export interface NotesFile {
  notes: SpeakerNotes['notes']
  from: 'server' | 'file'
}

/** What a speaker view has beside its own position, which is in the viewer's store as on any page. */
export interface SpeakerState {
  plan: TalkPlan
  /** Minutes that the speaker has today; undefined: what the plan says. */
  talkMinutes: number | undefined
  timer: TalkTimer
  /** What the audience sees. */
  shown: Show
  /** True while the audience stays where it is. */
  frozen: boolean
  /** Audience pages that are open; undefined where the browser can't tell. */
  audience: number | undefined
  /** True where one of them is of a version of the deck that has other slides. */
  audienceDiffers: boolean
  /** True where listeners follow on their own devices, whether an audience page is open or not. */
  live: boolean
  notesLocale: Locale
  notesSize: TextSize
  /** The speaker's notes, where there are any. */
  notesFile: NotesFile | undefined
  /** The rehearsal that is being recorded. */
  rehearsal: Rehearsal | undefined
  /** Those that were, the newest first. */
  rehearsals: Rehearsal[]

  setTimer: (change: 'start' | 'pause' | 'reset', nowMs: number) => void
  setShown: (shown: Show) => void
  setFrozen: (frozen: boolean) => void
  setAudience: (audience: number | undefined, differs?: boolean) => void
  setLive: (live: boolean) => void
  setNotes: (changes: Partial<Pick<SpeakerState, 'notesLocale' | 'notesSize'>>) => void
  setNotesFile: (notesFile: NotesFile | undefined) => void
  setRehearsal: (rehearsal: Rehearsal) => void
  setTalkMinutes: (talkMinutes: number | undefined) => void
}

export type SpeakerStore = StoreApi<SpeakerState>

export function createSpeakerStore(plan: TalkPlan, start: StoredTalk): SpeakerStore {
  return createStore<SpeakerState>()((set) => ({
    plan,
    timer: start.timer,
    talkMinutes: start.talkMinutes,
    shown: start.own,
    frozen: start.frozen,
    audience: 0,
    audienceDiffers: false,
    live: false,
    notesLocale: start.notesLocale,
    notesSize: start.notesSize,
    notesFile: undefined,
    rehearsal: undefined,
    rehearsals: [],
    setTimer: (change, nowMs) => {
      set(({ timer }) => ({
        timer:
          change === 'reset'
            ? STOPPED
            : change === 'start'
              ? startTimer(timer, nowMs)
              : pauseTimer(timer, nowMs),
      }))
    },
    setShown: (shown) => {
      set({ shown })
    },
    setFrozen: (frozen) => {
      set({ frozen })
    },
    setAudience: (audience, audienceDiffers = false) => {
      set({ audience, audienceDiffers })
    },
    setLive: (live) => {
      set({ live })
    },
    setNotes: (changes) => {
      set(changes)
    },
    setNotesFile: (notesFile) => {
      set({ notesFile })
    },
    setRehearsal: (rehearsal) => {
      set({ rehearsal })
    },
    setTalkMinutes: (talkMinutes) => {
      set({ talkMinutes })
    },
  }))
}

/** The first step of a talk before an audience starts its clock, which speakers forget. */
export function startsWithStep({ timer, frozen, audience, live }: SpeakerState): boolean {
  return !hasRun(timer) && !frozen && (live || (audience ?? 0) > 0)
}
