import { useCallback, useMemo } from 'react'
import { closeTopmost } from '../../viewer/escape-stack.ts'
import { formatDeckLink } from '../../deck/deck-link.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'
import type { KeyAction } from '../../viewer/key-table.ts'
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
}

/** What each action of the key table does. Esc closes the topmost thing first, and only then leaves present mode. */
export function useActions(shell: ShellActs): {
  run: (action: KeyAction) => void
  goTo: (slideNumber: number) => void
} {
  const { store, baseUrl } = useViewer()
  const { next, previous, focusSearch, undo, magnify, toggleJoinCode } = shell
  const acts = useMemo((): Record<KeyAction, () => void> => {
    const state = store.getState
    const toggleCurtain = (curtain: Curtain) => {
      state().setCurtain(state().curtain === curtain ? undefined : curtain)
    }
    return {
      next,
      previous,
      first: () => {
        state().goTo(1, 'jump')
      },
      last: () => {
        state().goTo(state().deck.slideCount, 'jump')
      },
      goTo: () => undefined,
      find: () => {
        state().openDialog('goTo')
      },
      overview: () => {
        state().openDialog('overview')
      },
      present: () => {
        state().setPresenting(!state().presenting)
      },
      black: () => {
        toggleCurtain('black')
      },
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
      undo,
      magnify,
      autoplay: () => {
        state().toggleAutoplay()
      },
      white: () => {
        toggleCurtain('white')
      },
      joinCode: toggleJoinCode,
      leave: () => {
        if (closeTopmost()) return
        if (state().curtain) state().setCurtain(undefined)
        else if (state().tool) state().putToolAway()
        else if (state().notice) state().setNotice(undefined)
        else if (state().block) {
          state().markBlock(undefined)
          state().setPassage(undefined)
        } else state().setPresenting(false)
      },
      help: () => {
        state().openDialog('help')
      },
      contents: () => {
        state().openDialog('contents')
      },
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
      speaker: () => {
        const { locale, slideNumber, setNotice } = state()
        const url = baseUrl + formatDeckLink({ page: 'speaker', locale, slideNumber }) + liveHandOver()
        if (!window.open(url, '_blank')) setNotice({ key: 'speakerBlocked' })
      },
      language: () => {
        const { deck, locale, setLocale } = state()
        setLocale(deck.locales[(deck.locales.indexOf(locale) + 1) % deck.locales.length] ?? locale)
      },
    }
  }, [store, baseUrl, next, previous, focusSearch, undo, magnify, toggleJoinCode])
  const run = useCallback(
    (action: KeyAction) => {
      acts[action]()
    },
    [acts],
  )
  const goTo = useCallback(
    (slideNumber: number) => {
      store.getState().goTo(slideNumber, 'jump')
    },
    [store],
  )
  return { run, goTo }
}
