import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Curtain } from '../deck/channel-messages.ts'
import { nearestSlide, type DeckPage, type TranscriptLanguage } from '../deck/deck-link.ts'
import type { Locale } from '../deck/locale.ts'
import type { Passage } from '../deck/passage.ts'
import type { LiveRecording, RecordingFault } from '../deck/live/live-recording.ts'
import type { NotesFault } from '../deck/speaker-notes.ts'
import type { DeckSummary } from '../deck/types.ts'
import type { Preferences } from './preferences.ts'

/**
 * How the position came about. A `step` (next, previous) replaces the address, a `jump` (contents, search, transcript,
 * go to) adds to the history, `history` came from Back or Forward and leaves the address alone.
 */
export type Move = 'step' | 'jump' | 'history'

/** The dialogs, of which one at a time is open. */
export type DialogName =
  | 'contents'
  | 'share'
  | 'settings'
  | 'help'
  | 'figure'
  | 'overview'
  | 'goTo'
  | 'clearInk'
  | 'embed'
  | 'cite'
  | 'replay'
  | 'card'
  | 'note'
  | 'notes'

/** A message to the reader that goes away when dismissed or after the next move. */
export interface Notice {
  /** Key under `notice` in the messages, with its values. */
  key: NoticeKey
  values?: Record<string, string | number>
}
export type NoticeKey =
  | 'unknownSlide'
  | 'unknownBlock'
  | 'passageGone'
  | 'fullscreenRefused'
  | 'awakeRefused'
  | 'talkSetAside'
  | 'speakerBlocked'
  | 'notesSetAside'
  | 'notesNotKept'
  | 'rehearsalsSetAside'
  | 'rehearsalNotSaved'
  | `notesFile.${NotesFault['fault']}`
  | `secondScreen.${'none' | 'unknown' | 'refused' | 'blocked'}`
  | 'inkSetAside'
  | 'annotationsSetAside'
  | 'annotationsNotStored'
  | 'noLineChosen'
  | 'inkNotStored'
  | 'slideNotSaved'
  | 'readAloudUnavailable'
  | 'replayUnavailable'
  | 'partMissing'
  | 'exploreUnknown'
  | 'exploreState'
  | 'exploreUnavailable'
  | `recording.${RecordingFault['fault'] | 'missing' | 'unreachable'}`

/** How slides go on by themselves. */
export interface Autoplay {
  /** That each slide, and each of its steps, stands. */
  seconds: number
  paused: boolean
}

/** The transcript is being read aloud, or was until somebody paused it. */
export type ReadAloud = 'reading' | 'paused'

/** A recording of the talk that the page goes along with. */
export interface Replay {
  recording: LiveRecording
  /** Below the base, where it was published with the deck. */
  path?: string | undefined
}

/** What points at the slide, and what draws on it. */
export type Tool = 'laser' | 'pen' | 'highlighter' | 'eraser'

/** What two features must agree on. What one feature alone needs stays in it. */
export interface ViewerState {
  deck: DeckSummary
  /** The deck's page is left with the first move. */
  page: DeckPage
  /** 1-based. */
  slideNumber: number
  /** Steps shown inside the slide: -1 before the first. */
  fragment: number
  /** The step that was asked for from outside and that the stage has yet to show; `Infinity` for all. */
  fragmentAsked: number | undefined
  /** The marked block, `b3`; undefined when none is. */
  block: string | undefined
  /** Words that a link pointed at, with or without its slide being shown; undefined when there are none. */
  passage: Passage | undefined
  /** Language of the slides and of the interface. */
  locale: Locale
  lastMove: Move
  /** Counts how often a place was asked for: who asks for where the reader is already means it too. */
  moves: number
  preferences: Preferences
  /** Slides that were read on this device; none until that is known. */
  visited: ReadonlySet<number>
  /** True in present mode: the slide alone. */
  presenting: boolean
  /** Hides the slide, as a speaker does who wants to be looked at; undefined when it is open. */
  curtain: Curtain | undefined
  /** Slides go on by themselves, or did until somebody took over; undefined: by hand. */
  autoplay: Autoplay | undefined
  /** Undefined: nothing is read aloud. */
  readAloud: ReadAloud | undefined
  /** Name of the session that the page listens to: its links bring others along. */
  live: string | undefined
  /** Undefined: nothing is replayed. */
  replay: Replay | undefined
  /** One block of the slide is lit in present mode, the others are dimmed. */
  spotlight: boolean
  /** What the pointer does over the slide in present mode; undefined: it points and clicks. */
  tool: Tool | undefined
  /** Address that the audience sees as a large code instead of the slide; undefined: none. */
  hall: string | undefined
  /** The explorable figure of the slide that is open, with what is set in it, as links say it (deck/explore); undefined: none. */
  explored: string | undefined
  /** It fills a dialog, and doesn't stand in the figure's place. */
  exploredLarge: boolean
  dialog: DialogName | undefined
  /** Block of the figure that the dialog `figure` shows. */
  figure: string | undefined
  /** The words that the dialog `share` or `card` was opened for. */
  shared: Passage | undefined
  /** Id of the annotation that the dialog `note` shows. */
  annotation: string | undefined
  notice: Notice | undefined

  /** Numbers beyond the deck lead to its nearest slide. `block` is marked there; without it none is. */
  goTo: (slideNumber: number, move: Move, block?: string) => void
  /** Goes to a step of a slide, as a speaker view asks; the stage says by `arrive` what it could show. */
  show: (slideNumber: number, fragment: number) => void
  /** Where reveal.js stands after it moved: the store follows. */
  arrive: (slideNumber: number, fragment: number) => void
  /** Pointing at a block marks it on the slide and in the transcript; undefined takes the mark away. */
  markBlock: (block: string | undefined) => void
  setPassage: (passage: Passage | undefined) => void
  setLocale: (locale: Locale) => void
  setPreferences: (changes: Partial<Preferences>) => void
  setVisited: (visited: ReadonlySet<number>) => void
  /** Leaving present mode draws the curtain back. */
  setPresenting: (presenting: boolean) => void
  setCurtain: (curtain: Curtain | undefined) => void
  setAutoplay: (autoplay: Autoplay | undefined) => void
  /** Starts with the seconds that the speaker prefers, pauses, and goes on. */
  toggleAutoplay: () => void
  setReadAloud: (readAloud: ReadAloud | undefined) => void
  /** Starts, pauses, and goes on. */
  toggleReadAloud: () => void
  setLive: (live: string | undefined) => void
  setReplay: (replay: Replay | undefined) => void
  /** The tool that is in hand already is put away. */
  takeTool: (tool: Tool) => void
  putToolAway: () => void
  toggleSpotlight: () => void
  setHall: (hall: string | undefined) => void
  /** Opens an explorable figure, changes what is set in it, or closes it. `large` stays as it is where it isn't said. */
  setExplored: (explored: string | undefined, large?: boolean) => void
  openDialog: (dialog: DialogName) => void
  /** Shows the figure of a block of the slide large. */
  openFigure: (block: string) => void
  /** Opens the share dialog for words of the transcript. */
  openShare: (passage: Passage) => void
  /** Makes a picture of words of the transcript, all of them in `quote`. */
  openCard: (passage: Passage) => void
  /** Shows the reader's note on words of the transcript. */
  openNote: (annotation: string) => void
  closeDialog: () => void
  setNotice: (notice: Notice | undefined) => void
}

export type ViewerStore = StoreApi<ViewerState>

/** Where the page stands when it is opened. */
export interface ViewerStart {
  deck: DeckSummary
  page: DeckPage
  slideNumber: number
  locale: Locale
  preferences: Preferences
  block?: string
  passage?: Passage
  explored?: string
}

const NONE_VISITED: ReadonlySet<number> = new Set()

export function createViewerStore(start: ViewerStart): ViewerStore {
  return createStore<ViewerState>()((set) => ({
    ...start,
    block: start.block,
    passage: start.passage,
    explored: start.explored,
    exploredLarge: false,
    fragment: -1,
    fragmentAsked: undefined,
    lastMove: 'history',
    moves: 0,
    visited: NONE_VISITED,
    presenting: false,
    curtain: undefined,
    tool: undefined,
    spotlight: false,
    autoplay: undefined,
    hall: undefined,
    readAloud: undefined,
    live: undefined,
    replay: undefined,
    dialog: undefined,
    figure: undefined,
    shared: undefined,
    annotation: undefined,
    notice: undefined,

    goTo: (slideNumber, move, block) => {
      set(({ deck, moves }) => ({
        moves: moves + 1,
        slideNumber: nearestSlide(slideNumber, deck.slideCount),
        fragment: -1,
        fragmentAsked: undefined,
        block,
        page: 'slide',
        lastMove: move,
        curtain: undefined,
        notice: undefined,
        ...CLOSED,
      }))
    },
    show: (asked, fragment) => {
      set((state) => {
        const slideNumber = nearestSlide(asked, state.deck.slideCount)
        const stays = slideNumber === state.slideNumber
        if (stays && fragment === (state.fragmentAsked ?? state.fragment)) return state
        return {
          ...{ slideNumber, fragmentAsked: fragment, block: undefined, page: 'slide', lastMove: 'step' },
          ...(!stays && { fragment: -1, notice: undefined, ...CLOSED }),
        }
      })
    },
    arrive: (slideNumber, fragment) => {
      set((state) =>
        slideNumber === state.slideNumber
          ? { fragment, fragmentAsked: undefined }
          : {
              ...{ slideNumber, fragment, fragmentAsked: undefined, block: undefined, page: 'slide' },
              ...{ lastMove: 'step', notice: undefined, ...CLOSED },
            },
      )
    },
    markBlock: (block) => {
      set({ block })
    },
    setPassage: (passage) => {
      set({ passage })
    },
    setLocale: (locale) => {
      set({ locale })
    },
    setPreferences: (changes) => {
      set(({ preferences }) => ({ preferences: { ...preferences, ...changes } }))
    },
    setVisited: (visited) => {
      set({ visited })
    },
    setPresenting: (presenting) => {
      set(
        presenting
          ? { presenting }
          : { presenting, curtain: undefined, tool: undefined, autoplay: undefined, spotlight: false },
      )
    },
    setCurtain: (curtain) => {
      set({ curtain })
    },
    setAutoplay: (autoplay) => {
      set({ autoplay })
    },
    toggleAutoplay: () => {
      set(({ autoplay, preferences }) => ({
        autoplay: autoplay
          ? { ...autoplay, paused: !autoplay.paused }
          : { seconds: preferences.autoplaySeconds, paused: false },
      }))
    },
    setReadAloud: (readAloud) => {
      set({ readAloud })
    },
    toggleReadAloud: () => {
      set(({ readAloud }) => ({ readAloud: readAloud === 'reading' ? 'paused' : 'reading' }))
    },
    setLive: (live) => {
      set({ live })
    },
    setReplay: (replay) => {
      set({ replay })
    },
    takeTool: (taken) => {
      set(({ tool }) => ({ tool: tool === taken ? undefined : taken }))
    },
    toggleSpotlight: () => {
      set(({ spotlight }) => ({ spotlight: !spotlight }))
    },
    putToolAway: () => {
      set({ tool: undefined })
    },
    setHall: (hall) => {
      set({ hall })
    },
    setExplored: (explored, large) => {
      set((state) => ({
        explored,
        exploredLarge: explored !== undefined && (large ?? state.exploredLarge),
        // The deck's page is left with the first thing that a link can say.
        ...(explored !== undefined && { page: 'slide' }),
      }))
    },
    openDialog: (dialog) => {
      set({ dialog, shared: undefined })
    },
    openFigure: (block) => {
      set({ dialog: 'figure', figure: block })
    },
    openShare: (passage) => {
      set({ dialog: 'share', shared: passage })
    },
    openCard: (passage) => {
      set({ dialog: 'card', shared: passage })
    },
    openNote: (annotation) => {
      set({ dialog: 'note', annotation })
    },
    closeDialog: () => {
      set({ dialog: undefined, figure: undefined, shared: undefined, annotation: undefined })
    },
    setNotice: (notice) => {
      set({ notice })
    },
  }))
}

/** An explorable figure goes with its slide. */
const CLOSED = { explored: undefined, exploredLarge: false } as const

/** The transcript's language where the reader has chosen none: the slide's. */
export function transcriptLanguage({ preferences, locale }: ViewerState): TranscriptLanguage {
  return preferences.transcriptLanguage ?? locale
}
