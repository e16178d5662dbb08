import { useEffect } from 'react'
import { isShortcut } from '../../ui/modified.ts'
import { onEscape } from '../../viewer/escape-stack.ts'
import { normalizeKey, readKey } from '../../viewer/key-table.ts'
import { litBlock } from '../../viewer/store/place.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { onLongPress } from './long-press.ts'
import { nextBlock } from './next-block.ts'
import './spotlight.css'

/** Where the spotlight's keys lead. */
const KEYS: Partial<Record<string, 1 | -1>> = { j: 1, k: -1 }

/**
 * While it is on, one block of the slide (found by a selector) is lit and the others are dimmed: J and K, a click or a
 * finger on another move it. A finger that rests on a block puts it on.
 */
export function useSpotlight(slide: string): void {
  const { store } = useViewer()
  const isOn = useViewerState((state) => state.spotlight)
  useRestingFinger(slide)
  useEffect(() => {
    if (!isOn) return undefined
    const root = document.documentElement
    const listeners = new AbortController()
    const { signal } = listeners
    const move = (by: 1 | -1) => {
      const { block, markBlock } = store.getState()
      markBlock(nextBlock(shownBlocks(slide), block, by))
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (isShortcut(event) || document.querySelector('dialog[open]')) return
      const by = KEYS[normalizeKey(readKey(event))]
      if (by === undefined) return
      // Before the key table, where J stands for something else.
      event.preventDefault()
      event.stopPropagation()
      move(by)
    }
    const onClick = (event: MouseEvent) => {
      const block = blockAt(slide, event.target)
      if (block === undefined) return
      // It isn't a click for the next slide.
      event.preventDefault()
      event.stopPropagation()
      store.getState().markBlock(block)
    }
    root.dataset['spotlight'] = ''
    if (store.getState().block === undefined) move(1)
    window.addEventListener('keydown', onKeyDown, { signal, capture: true })
    window.addEventListener('click', onClick, { signal, capture: true })
    const close = onEscape(store.getState().toggleSpotlight)
    return () => {
      listeners.abort()
      close()
      delete root.dataset['spotlight']
      store.getState().markBlock(undefined)
    }
  }, [store, slide, isOn])
}

/** On a block it lights that, and on the one that is lit it puts the light out. */
function useRestingFinger(slide: string): void {
  const { store } = useViewer()
  useEffect(() => {
    const listeners = new AbortController()
    const onRest = (target: EventTarget | null) => {
      const block = store.getState().tool === undefined ? blockAt(slide, target) : undefined
      if (block === undefined) return false
      store.getState().light(block === litBlock(store.getState()) ? undefined : block)
      return true
    }
    onLongPress(window, onRest, listeners.signal)
    return () => {
      listeners.abort()
    }
  }, [store, slide])
}

/** In the order in which they are read. */
function shownBlocks(slide: string): string[] {
  const blocks = document.querySelectorAll<HTMLElement>(`${slide} [data-block]`)
  return [...blocks].flatMap(({ dataset }) => dataset['block'] ?? [])
}

function blockAt(slide: string, target: EventTarget | null): string | undefined {
  if (!(target instanceof Element) || target.closest('a[href], button, summary')) return undefined
  return target.closest<HTMLElement>(`${slide} [data-block]`)?.dataset['block']
}
