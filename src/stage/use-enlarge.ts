import { useCallback, useEffect, useRef, type RefObject } from 'react'
import { onDoubleTap, type Tap } from './double-tap.ts'
import type { StageDriver } from './stage-driver.ts'

/** A stage narrower than this, in CSS px, is too small to be read. */
const SMALL_PX = 700

/**
 * On a phone a double tap enlarges the slide to the whole screen, where a finger moves it about; another, Esc or Back
 * restores it. The frame becomes a popover, since nothing else is free of where the page sets it. (It isn't reveal.js's
 * own element, whose scroll position reveal.js resets every second.) Returns what restores it.
 */
export function useEnlarge(ref: RefObject<HTMLElement | null>, driver: StageDriver): () => void {
  const back = useRef<BackWatcher>(undefined)
  const restore = useCallback(() => {
    // No longer a popover at once: one that isn't open is not displayed.
    ref.current?.removeAttribute('popover')
    back.current?.destroy()
    back.current = undefined
  }, [ref])
  useEffect(() => {
    const element = ref.current
    if (!element || !('popover' in element)) return undefined
    const listeners = new AbortController()
    const { signal } = listeners
    const onTap = (tap: Tap) => {
      // Some browsers select the word that is tapped twice.
      getSelection()?.removeAllRanges()
      if (isEnlarged(element)) restore()
      else if (element.clientWidth < SMALL_PX) {
        enlarge(element, tap)
        back.current = watchBack(restore)
      }
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !isEnlarged(element)) return
      // The topmost thing only: present mode stays.
      event.preventDefault()
      event.stopPropagation()
      restore()
    }
    onDoubleTap(element, onTap, signal)
    document.addEventListener('keydown', onKeyDown, { signal, capture: true })
    const unfollow = driver.follow(({ moved }) => {
      if (moved && isEnlarged(element)) element.scrollTo(0, 0)
    })
    return () => {
      listeners.abort()
      unfollow()
      restore()
    }
  }, [ref, driver, restore])
  return restore
}

function isEnlarged(element: HTMLElement): boolean {
  return element.matches(':popover-open')
}

/** Shows the slide large, with what was tapped still under the finger. */
function enlarge(element: HTMLElement, { x, y }: Tap): void {
  const slides = element.querySelector('.slides') ?? element
  const before = slides.getBoundingClientRect()
  const across = (x - before.left) / before.width
  const down = (y - before.top) / before.height
  element.setAttribute('popover', 'manual')
  element.showPopover()
  const after = slides.getBoundingClientRect()
  element.scrollTo(after.left + across * after.width - x, after.top + down * after.height - y)
}

interface BackWatcher {
  destroy: () => void
}

/** Android's Back, where the browser tells of it (Chrome's CloseWatcher); elsewhere Back leaves the page as ever. */
function watchBack(onBack: () => void): BackWatcher | undefined {
  const { CloseWatcher } = window as { CloseWatcher?: new () => EventTarget & BackWatcher }
  if (!CloseWatcher) return undefined
  const watcher = new CloseWatcher()
  watcher.addEventListener('close', onBack, { once: true })
  return watcher
}
