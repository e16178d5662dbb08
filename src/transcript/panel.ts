import { createContext, useContext, useLayoutEffect } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { ArticleList } from './article-list.ts'
import { HeldSlides } from './articles/held-slides.ts'
import type { SlideSpan } from './articles/shown-slides.ts'
import { ReadingView } from './reading-view.ts'
import type { ViewerState } from '../viewer/viewer-store.ts'
import { textPacksOf, type TextPacks } from '../content/text-packs.ts'

/** What the panel's parts must agree on. */
export interface PanelState {
  /** Of the other slides' text; the page's own article is always there. */
  status: 'ready' | 'loading' | 'failed'
  /** Counts how often the articles were changed. */
  revision: number
  /** False once the reader has scrolled away by hand. */
  following: boolean
  /** The slides whose articles are to be held, or as many of them as are light enough together. */
  span: SlideSpan
  /** Those that were held last; undefined before any were asked for, and while the panel is closed. */
  held: SlideSpan | undefined
}

/** The panel as code sees it: its state, its text, and its elements while it is in the page. */
export interface Panel {
  state: StoreApi<PanelState>
  packs: TextPacks
  list: () => ArticleList
  view: () => ReadingView
  /** Articles are held around this slide, which is read, or these, which are seen together. */
  readAt: (read: number | SlideSpan) => void
  /** Of the articles of a span, those that are light enough together, around what is read; the reader moves within these. */
  lighten: HeldSlides['lighten']
  /** The slide whose article has been put where reading begins, at first the page's own; undefined while it isn't there. */
  placed: () => number | undefined
  setPlaced: (slideNumber: number | undefined) => void
  /** Puts in the articles that wait until nothing is moved by them. */
  settle: () => void
  /** Moves the slides from inside the panel, which stays where it is. */
  jump: (act: () => void) => void
  /** Marks a block from inside the panel, where it is seen already. */
  mark: (act: () => void) => void
  /** What the panel itself is doing while the store tells of a change. */
  doing: () => 'jump' | 'mark' | undefined
  /** Takes the elements over; what it returns lets them go. The same function at each drawing, to serve as a ref. */
  mount: (panel: HTMLElement | null) => (() => void) | undefined
}

export function createPanel(baseUrl: string, { slideNumber, deck: { slideCount } }: ViewerState): Panel {
  let mounted: ReturnType<typeof partsOf> | undefined
  const parts = () => {
    if (!mounted) throw new Error('the transcript panel is not in the page')
    return mounted
  }
  let doing: ReturnType<Panel['doing']>
  let placed: number | undefined = slideNumber
  const whileDoing = (what: 'jump' | 'mark') => (act: () => void) => {
    doing = what
    try {
      act()
    } finally {
      doing = undefined
    }
  }
  const held = new HeldSlides(slideNumber, slideCount)
  const state = createStore<PanelState>()(() => ({
    status: 'ready',
    revision: 0,
    following: true,
    span: held.span,
    held: undefined,
  }))
  return {
    state,
    readAt: (read) => {
      held.readAt(read)
      if (held.span !== state.getState().span) state.setState({ span: held.span })
    },
    lighten: (span, articles) => held.lighten(span, articles),
    placed: () => placed,
    setPlaced: (at) => {
      placed = at
    },
    settle: () => {
      const { list } = parts()
      if (!list.isWaiting) return
      list.settle()
      state.setState(({ revision }) => ({ revision: revision + 1 }))
    },
    jump: whileDoing('jump'),
    mark: whileDoing('mark'),
    doing: () => doing,
    packs: textPacksOf(baseUrl),
    list: () => parts().list,
    view: () => parts().view,
    mount: (panel) => {
      if (!panel) return undefined
      mounted = partsOf(panel)
      return () => {
        mounted = undefined
      }
    },
  }
}

function partsOf(panel: HTMLElement): { list: ArticleList; view: ReadingView } {
  const scroller = panel.querySelector<HTMLElement>('.transcript-scroll')
  const tools = panel.querySelector<HTMLElement>('.transcript-tools')
  const host = panel.querySelector<HTMLElement>('[data-part="transcript"]')
  if (!scroller || !tools || !host) throw new Error('the transcript panel lacks its parts')
  const view = new ReadingView(panel, scroller, tools, host)
  return { view, list: new ArticleList(host, view) }
}

export const PanelContext = createContext<Panel | undefined>(undefined)

export function usePanel(): Panel {
  const panel = useContext(PanelContext)
  if (!panel) throw new Error('usePanel: there is no PanelContext above')
  return panel
}

export function usePanelState<T>(select: (state: PanelState) => T): T {
  return useStore(usePanel().state, select)
}

/** Listens on the articles' element; the listeners leave with the component. `listen` must not change. */
export function useListListeners(
  panel: Panel,
  listen: (host: HTMLElement, signal: AbortSignal) => void,
): void {
  useLayoutEffect(() => {
    const listeners = new AbortController()
    listen(panel.list().host, listeners.signal)
    return () => {
      listeners.abort()
    }
  }, [panel, listen])
}
