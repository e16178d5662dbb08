import { useEffect } from 'react'

/** Buttons of the standard layout (https://w3c.github.io/gamepad/#remapping): A, right shoulder, right; B, left shoulder, left. */
const NEXT_BUTTONS = [0, 5, 15]
const PREVIOUS_BUTTONS = [1, 4, 14]

/** A gamepad turns the slides. Browsers tell of no press: while one is connected, each frame looks. */
export function useGamepads(onNext: () => void, onPrevious: () => void): void {
  useEffect(() => {
    const listeners = new AbortController()
    const { signal } = listeners
    let frame = 0
    let down = new Set<string>()
    const look = () => {
      const pads = connectedPads()
      const now = new Set<string>()
      for (const pad of pads) {
        pad?.buttons.forEach(({ pressed }, button) => {
          if (!pressed) return
          const key = `${pad.index}/${button}`
          now.add(key)
          if (down.has(key) || document.querySelector('dialog[open]')) return
          if (NEXT_BUTTONS.includes(button)) onNext()
          if (PREVIOUS_BUTTONS.includes(button)) onPrevious()
        })
      }
      down = now
      frame = pads.length > 0 ? requestAnimationFrame(look) : 0
    }
    const start = () => {
      if (!frame) frame = requestAnimationFrame(look)
    }
    window.addEventListener('gamepadconnected', start, { signal })
    start()
    return () => {
      listeners.abort()
      cancelAnimationFrame(frame)
    }
  }, [onNext, onPrevious])
}

/** None where the browser knows no gamepads, or keeps them from the page. */
function connectedPads(): (Gamepad | null)[] {
  try {
    return navigator.getGamepads().filter((pad) => pad?.mapping === 'standard')
  } catch {
    return []
  }
}
