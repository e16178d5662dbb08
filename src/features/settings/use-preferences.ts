import { useEffect, useLayoutEffect } from 'react'
import { parseDeckLink } from '../../deck/deck-link.ts'
import { mediaMatches, onMediaChange } from '../../ui/media-query.ts'
import { loadPreferences, savePreferences, type Theme } from '../../viewer/preferences.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import type { ViewerState } from '../../viewer/viewer-store.ts'

const DARK = '(prefers-color-scheme: dark)'

/**
 * Takes over what was stored, and what the link asks for, after hydration with the defaults; stores each change; keeps
 * theme and panel as attributes of the document, where early.ts put them before the first paint.
 */
export function usePreferences(): void {
  const { store, baseUrl } = useViewer()
  useLayoutEffect(() => {
    store.getState().setPreferences({ ...loadPreferences(), ...askedByLink(baseUrl) })
    return store.subscribe(({ preferences }, before) => {
      if (preferences !== before.preferences) savePreferences(preferences)
    })
  }, [store, baseUrl])

  const transcriptOpen = useViewerState(({ preferences }) => preferences.transcriptOpen)
  const theme = useViewerState(shownTheme)
  useEffect(() => {
    document.documentElement.dataset['transcript'] = transcriptOpen ? 'open' : 'closed'
  }, [transcriptOpen])
  useEffect(() => {
    const listeners = new AbortController()
    const apply = () => {
      document.documentElement.dataset['theme'] =
        theme === 'system' ? (mediaMatches(DARK) ? 'dark' : 'light') : theme
    }
    apply()
    onMediaChange(DARK, apply, listeners.signal)
    return () => {
      listeners.abort()
    }
  }, [theme])
}

/** Present mode has a theme of its own, where one was chosen. */
function shownTheme({ preferences, presenting }: ViewerState): Theme {
  return presenting && preferences.presentTheme !== 'page' ? preferences.presentTheme : preferences.theme
}

function askedByLink(baseUrl: string) {
  const path = location.href.slice(baseUrl.length).replace(/[?#].*$/, '')
  const transcript = parseDeckLink(path, location.search)?.transcript
  return transcript ? { transcriptOpen: true, transcriptLanguage: transcript } : {}
}
