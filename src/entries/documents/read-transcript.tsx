import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { parseTranscriptAnchor, transcriptAnchor } from '../../deck/deck-link.ts'
import { pathToBase } from '../../deck/relative-link.ts'
import { closeTopmost } from '../../viewer/escape-stack.ts'
import { readyI18n } from '../../i18n/i18n.ts'
import type { ReadingPageData } from '../../deck/page-data.ts'
import { loadPreferences, savePreferences } from '../../viewer/preferences.ts'
import { ReadAloud } from '../../features/read-aloud/read-aloud.tsx'
import { useViewer, useViewerState, ViewerContext, type Viewer } from '../../viewer/viewer-context.tsx'
import { createViewerStore } from '../../viewer/viewer-store.ts'

/* The whole transcript read aloud: the same bar and the same voices as beside the slides, on a page that has none. */

/** Begins at once: it is loaded by a press of the button, whose presses it answers from then on. */
export function readTranscript(place: HTMLElement, button: HTMLButtonElement, data: ReadingPageData): void {
  const baseUrl = new URL(pathToBase(data.page), location.href).href.replace(/[?#].*$/, '')
  const store = createViewerStore({
    ...data,
    slideNumber: 1,
    preferences: {
      ...loadPreferences(),
      transcriptOpen: true,
      transcriptLanguage: data.page === 'transcript-both' ? 'both' : data.locale,
    },
  })
  const viewer: Viewer = { store, parts: { stage: '', transcript: '', contents: '' }, baseUrl }
  const toggle = () => {
    if (store.getState().readAloud === undefined) readFromHere(viewer)
    else store.getState().setReadAloud(undefined)
  }
  button.addEventListener('click', toggle)
  toggle()
  void readyI18n(data.locale).then((i18n) => {
    createRoot(place).render(
      <I18nextProvider i18n={i18n}>
        <ViewerContext value={viewer}>
          <Voice button={button} />
        </ViewerContext>
      </I18nextProvider>,
    )
  })
}

function Voice({ button }: { button: HTMLButtonElement }) {
  const { store } = useViewer()
  const isOn = useViewerState(({ readAloud }) => readAloud !== undefined)
  const onStop = useCallback(() => {
    store.getState().setReadAloud(undefined)
    button.focus({ preventScroll: true })
  }, [store, button])
  useEffect(() => {
    button.setAttribute('aria-pressed', String(isOn))
  }, [button, isOn])
  useKeptVoice()
  useLineMark(isOn)
  useLineJumps(isOn)
  useEscape()
  return isOn && <ReadAloud onStop={onStop} />
}

/** Of the preferences, those of the bar alone are this page's to keep. */
function useKeptVoice(): void {
  const { store } = useViewer()
  useEffect(
    () =>
      store.subscribe(({ preferences: { readingSpeed, voices } }, { preferences: before }) => {
        if (readingSpeed === before.readingSpeed && voices === before.voices) return
        savePreferences({ ...loadPreferences(), readingSpeed, voices })
      }),
    [store],
  )
}

/** Marks the line that is read, and keeps it in sight unless the reader has scrolled away from it. */
function useLineMark(isOn: boolean): void {
  const slideNumber = useViewerState((state) => state.slideNumber)
  const block = useViewerState((state) => state.block)
  const before = useRef<Element>(undefined)
  useLayoutEffect(() => {
    const line = isOn ? lineOf(slideNumber, block) : undefined
    // Marked first: the mark's margin keeps the line clear of the bar.
    line?.classList.add('being-read')
    if (line && (!before.current || isInSight(before.current))) line.scrollIntoView({ block: 'nearest' })
    before.current = line
    return () => line?.classList.remove('being-read')
  }, [isOn, slideNumber, block])
}

/** A press on a line reads on from there; links in it stay links, and words can be selected. */
function useLineJumps(isOn: boolean): void {
  const { store } = useViewer()
  useEffect(() => {
    if (!isOn) return
    const listeners = new AbortController()
    const onClick = ({ target }: MouseEvent) => {
      if (!(target instanceof Element) || target.closest('a, button, summary')) return
      if (getSelection()?.isCollapsed === false) return
      const place = placeOf(target.closest('.slide-transcript [id]'))
      if (place) store.getState().goTo(place.slideNumber, 'jump', place.block)
    }
    document.querySelector('main')?.addEventListener('click', onClick, { signal: listeners.signal })
    return () => {
      listeners.abort()
    }
  }, [store, isOn])
}

function useEscape(): void {
  useEffect(() => {
    const listeners = new AbortController()
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') closeTopmost()
    }
    document.addEventListener('keydown', onKeyDown, { signal: listeners.signal })
    return () => {
      listeners.abort()
    }
  }, [])
}

/** Pixels that a line may be above the window's edge: an anchor is scrolled to by whole ones. */
const EDGE_PX = 1

/** From the first line in the window, which is where the reader is. */
function readFromHere({ store }: Viewer): void {
  const lines = [...document.querySelectorAll('.slide-transcript [id]')]
  const first = lines.find((line) => placeOf(line) && line.getBoundingClientRect().top > -EDGE_PX)
  const place = placeOf(first) ?? { slideNumber: 1 }
  store.getState().goTo(place.slideNumber, 'jump', place.block)
  store.getState().setReadAloud('reading')
}

function placeOf(line: Element | null | undefined) {
  return line ? parseTranscriptAnchor(line.id) : undefined
}

/** A slide's title has the slide's own anchor where it is the slide's heading. */
function lineOf(slideNumber: number, block = 'b0'): Element | undefined {
  const line = document.getElementById(transcriptAnchor(slideNumber, block))
  return line ?? document.getElementById(transcriptAnchor(slideNumber)) ?? undefined
}

function isInSight(line: Element): boolean {
  const { top, bottom } = line.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}
