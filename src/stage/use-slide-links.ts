import { useEffect, type RefObject } from 'react'
import { parseDeckLink } from '../deck/deck-link.ts'
import { isModified } from '../ui/modified.ts'
import { useViewer } from '../viewer/viewer-context.tsx'

/** Links from one slide to another turn to it without loading its page. */
export function useSlideLinks(slides: RefObject<HTMLElement | null>): void {
  const { store, baseUrl } = useViewer()
  useEffect(() => {
    const listeners = new AbortController()
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link?.href.startsWith(baseUrl) || !isPlainClick(event)) return
      const { pathname, search, hash } = new URL(link.href)
      const target = parseDeckLink(pathname.slice(new URL(baseUrl).pathname.length), search, hash)
      if (target?.slideNumber === undefined) return
      event.preventDefault()
      const { setLocale, goTo } = store.getState()
      setLocale(target.locale)
      goTo(target.slideNumber, 'jump', target.block)
    }
    slides.current?.addEventListener('click', onClick, { signal: listeners.signal })
    return () => {
      listeners.abort()
    }
  }, [slides, store, baseUrl])
}

/** Any other click is the browser's: a new tab, a download. */
function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !isModified(event)
}
