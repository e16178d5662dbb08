import { useEffect, type RefObject } from 'react'
import type { RevealApi } from 'reveal.js'
import { startReveal } from './reveal-deck.ts'

/** An instance and how many mounted components use it. */
interface Lease {
  /** Undefined where reveal.js could not be loaded: the stage then does without. */
  reveal: Promise<RevealApi | undefined>
  users: number
}

const leases = new WeakMap<HTMLElement, Lease>()

/** Starts reveal.js on an element. `attach` gets it once it runs, and returns what takes that back. */
export function useReveal(
  ref: RefObject<HTMLElement | null>,
  attach: (reveal: RevealApi) => (() => void) | undefined,
): void {
  useEffect(() => {
    const element = ref.current
    if (!element) return undefined
    const lease = take(element)
    let mounted = true
    let detach: (() => void) | undefined
    void lease.reveal.then((reveal) => {
      if (mounted && reveal) detach = attach(reveal)
    })
    return () => {
      mounted = false
      detach?.()
      release(element, lease)
    }
  }, [ref, attach])
}

/** One instance per element. */
function take(element: HTMLElement): Lease {
  const lease = leases.get(element) ?? { reveal: startReveal(element).catch(() => undefined), users: 0 }
  lease.users += 1
  leases.set(element, lease)
  return lease
}

/** Torn down a moment later, so that StrictMode's second mount finds the first instance alive. */
function release(element: HTMLElement, lease: Lease): void {
  lease.users -= 1
  setTimeout(() => {
    if (lease.users > 0 || leases.get(element) !== lease) return
    leases.delete(element)
    void lease.reveal.then((reveal) => reveal?.destroy())
  })
}
