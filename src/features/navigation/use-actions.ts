import { useCallback, useMemo } from 'react'
import { closeWhatIsOpen } from '../../viewer/escape-stack.ts'
import { formatDeckLink } from '../../deck/deck-link.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'
import type { ViewerStore } from '../../viewer/viewer-store.ts'
import { dialogOf, opensDialog, type DialogAction, type KeyAction } from '../../viewer/key-table.ts'
import { liveHandOver } from '../../viewer/live-asked.ts'
import type { Curtain } from '../../deck/channel-messages.ts'

/** What the shell gives to the table: acts that belong to other features. */
export interface ShellActs {
  next: () => void
  previous: () => void
  focusSearch: () => void
  undo: () => void
  magnify: () => void
  toggleJoinCode: () => void
  /** Marks the words that are chosen in the transcript; with a note, that is written then. */
  annotate: (how: 'highlight' | 'note') => void
}

/** What each action of the key table does. */
export function useActions(shell: ShellActs): {
  run: (action: KeyAction) => void
  goTo: (slideNumber: number) => void
} {
  const { store, baseUrl } = useViewer()
  const { next, previous, focusSearch, undo, magnify, toggleJoinCode, annotate } = shell
  const acts = useMemo(
    (): Acts => ({
      ...{ next, previous, undo, magnify, joinCode: toggleJoinCode },
      spotlight: () => {
        store.getState().toggleSpotlight()
      },
      highlight: () => {
        annotate('highlight')
      },
      note: () => {
        annotate('note')
      },
      ...moves(store.getState),
      ...presenting(store.getState),
      ...drawing(store.getState),
      ...reading(store.getState, focusSearch),
      ...opening(store.getState, baseUrl),
    }),
    [store, baseUrl, next, previous, focusSearch, undo, magnify, toggleJoinCode, annotate],
  )
  const run = useCallback(
    (action: KeyAction) => {
      if (opensDialog(action)) store.getState().openDialog(dialogOf(action))
      else acts[action]()
    },
    [acts, store],
  )
  const goTo = useCallback(
    (slideNumber: number) => {
      store.getState().goTo(slideNumber, 'jump')
    },
    [store],
  )
  return { run, goTo }
}

type Acts = Record<Exclude<KeyAction, DialogAction>, () => void>
type State = ViewerStore['getState']

/** Where the deck stands. */
function moves(state: State): Pick<Acts, 'first' | 'last' | 'goTo'> {
  return {
    first: () => {
      state().goTo(1, 'jump')
    },
    last: () => {
      state().goTo(state().deck.slideCount, 'jump')
    },
    goTo: () => undefined,
  }
}

/** The slide alone, and what covers it. Esc closes the topmost thing first, and only then leaves present mode. */
function presenting(state: State): Pick<Acts, 'present' | 'black' | 'white' | 'autoplay' | 'leave'> {
  const toggleCurtain = (curtain: Curtain) => {
    state().setCurtain(state().curtain === curtain ? undefined : curtain)
  }
  return {
    present: () => {
      state().setPresenting(!state().presenting)
    },
    black: () => {
      toggleCurtain('black')
    },
    white: () => {
      toggleCurtain('white')
    },
    autoplay: () => {
      state().toggleAutoplay()
    },
    leave: () => {
      if (!closeWhatIsOpen(state())) state().setPresenting(false)
    },
  }
}

/** Tools on the slide. */
function drawing(state: State): Pick<Acts, 'laser' | 'pen' | 'highlighter' | 'eraser'> {
  return {
    laser: () => {
      state().takeTool('laser')
    },
    pen: () => {
      state().takeTool('pen')
    },
    highlighter: () => {
      state().takeTool('highlighter')
    },
    eraser: () => {
      state().takeTool('eraser')
    },
  }
}

/** The transcript, and the language. */
function reading(
  state: State,
  focusSearch: () => void,
): Pick<Acts, 'transcript' | 'search' | 'readAloud' | 'listen' | 'language'> {
  return {
    transcript: () => {
      state().setPreferences({ transcriptOpen: !state().preferences.transcriptOpen })
    },
    search: () => {
      state().setPreferences({ transcriptOpen: true })
      focusSearch()
    },
    readAloud: () => {
      // A slip of the finger makes no sound in a hall.
      if (state().presenting && !state().readAloud) return
      state().setPreferences({ transcriptOpen: true })
      state().toggleReadAloud()
    },
    listen: () => {
      const { presenting, listening, setListening, openDialog } = state()
      if (listening) setListening(listening === 'playing' ? 'paused' : 'playing')
      // No dialog comes up in a hall by a slip of the finger.
      else if (!presenting) openDialog('replay')
    },
    language: () => {
      const { deck, locale, setLocale } = state()
      setLocale(deck.locales[(deck.locales.indexOf(locale) + 1) % deck.locales.length] ?? locale)
    },
  }
}

/** The other page. */
function opening(state: State, baseUrl: string): Pick<Acts, 'speaker'> {
  return {
    speaker: () => {
      const { locale, slideNumber, setNotice } = state()
      const url = baseUrl + formatDeckLink({ page: 'speaker', locale, slideNumber }) + liveHandOver()
      if (!window.open(url, '_blank')) setNotice({ key: 'speakerBlocked' })
    },
  }
}
