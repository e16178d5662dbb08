import { useEffect, useEffectEvent, useState } from 'react'
import { useViewer } from '../../viewer/viewer-context.tsx'
import {
  actionOf,
  digitOf,
  normalizeKey,
  readKey,
  type KeyAction,
  type KeyContext,
} from '../../viewer/key-table.ts'

/** Milliseconds between two turns of a key that is held down: slow enough to see each slide. */
const HELD_PAUSE_MS = 250
/** The start button of clickers, which would have the browser load the page anew. */
const CLICKER_START = 'F5'

/** Milliseconds in which the digits of a number follow one another. */
const NUMBER_PAUSE_MS = 3000
/** What Enter, Backspace and Esc do to a number that is being typed comes before what they do else. */
const NUMBER_KEYS: readonly (string | undefined)[] = ['Enter', 'Backspace', 'Escape']

/**
 * Runs the key table on the whole page. `run` does what a key asks for; a number + Enter is told apart from it. Returns
 * the digits that wait for Enter.
 */
export function useKeys(run: (action: KeyAction) => void, goTo: (slideNumber: number) => void): string {
  const { store } = useViewer()
  const [digits, setDigits] = useState('')
  // A page that is drawn anew while a number is typed goes on with it.
  const onAction = useEffectEvent(run)
  const onNumber = useEffectEvent(goTo)
  useEffect(() => {
    const listeners = new AbortController()
    let number = ''
    let pause: ReturnType<typeof setTimeout> | undefined
    let turnedAt = 0
    const type = (next: string) => {
      clearTimeout(pause)
      if (next !== number) setDigits(next)
      number = next
      if (next) pause = setTimeout(type, NUMBER_PAUSE_MS, '')
    }
    /** Each press counts; a key held down turns at a pace that can be followed, and does nothing else twice. */
    const isTooSoon = ({ repeat, timeStamp }: KeyboardEvent, action: KeyAction) => {
      const turns = action === 'next' || action === 'previous'
      if (repeat && (!turns || timeStamp - turnedAt < HELD_PAUSE_MS)) return true
      turnedAt = timeStamp
      return false
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const pressed = readKey(event)
      const context = contextOf(event.target)
      if (context === 'field' || document.querySelector('dialog[open]')) return
      const digit = digitOf(pressed)
      if (digit !== undefined) {
        type(number + digit)
        return
      }
      const key = normalizeKey(pressed)
      if (number && NUMBER_KEYS.includes(key) && (key !== 'Enter' || context !== 'button')) {
        event.preventDefault()
        if (key === 'Enter') onNumber(Number(number))
        type(key === 'Backspace' ? number.slice(0, -1) : '')
        return
      }
      type('')
      const { preferences, presenting } = store.getState()
      const action = actionOf(pressed, context, { letterKeys: preferences.letterKeys, presenting })
      if (action || (presenting && isClickerStart(event))) event.preventDefault()
      if (action && !isTooSoon(event, action)) onAction(action)
    }
    document.addEventListener('keydown', onKeyDown, { signal: listeners.signal })
    // From now on the keys are the shell's, and no longer early.ts's.
    document.documentElement.dataset['shell'] = ''
    return () => {
      listeners.abort()
      clearTimeout(pause)
    }
  }, [store])
  return digits
}

function isClickerStart({ key, ctrlKey }: KeyboardEvent): boolean {
  return key === CLICKER_START && !ctrlKey
}

function contextOf(target: EventTarget | null): KeyContext {
  if (!(target instanceof HTMLElement)) return 'page'
  if (target.isContentEditable || target.closest('input:not([type="range"]), textarea, select'))
    return 'field'
  if (target.closest('input, [role="slider"], [role="separator"]')) return 'slider'
  if (target.closest('button, a[href], summary')) return 'button'
  return target.closest('.transcript') ? 'transcript' : 'page'
}
