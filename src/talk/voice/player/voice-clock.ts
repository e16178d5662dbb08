/** Something that plays: the voice, or where that can't be heard a clock in its place. */
export interface VoiceClock {
  timeMs: () => number
  playing: () => boolean
  /** Resolves to false where the browser plays nothing before it is asked by hand, or can't play it at all. */
  play: () => Promise<boolean>
  pause: () => void
  seek: (ms: number) => void
  setSpeed: (speed: number) => void
  /** Gets ready; the function returned lets go of what it holds. */
  begin: () => () => void
}

/** Plays the voice. `onChange` is called when it begins, pauses, ends, and some times a second. */
export function audioClock(audio: Blob, gainDb: number, onChange: () => void): VoiceClock {
  const element = new Audio()
  element.preload = 'auto'
  let amplifier: AudioContext | undefined
  return {
    timeMs: () => element.currentTime * 1000,
    playing: () => !element.paused && !element.ended,
    play: async () => {
      // Made by the first press: before it the browser would keep it silent.
      if (gainDb !== 0) amplifier ??= amplify(element, gainDb)
      try {
        await Promise.all([element.play(), amplifier?.resume()])
        return true
      } catch {
        return false
      }
    },
    pause: () => {
      element.pause()
    },
    seek: (ms) => {
      element.currentTime = ms / 1000
    },
    setSpeed: (speed) => {
      element.playbackRate = speed
    },
    begin: () => {
      const url = URL.createObjectURL(audio)
      element.src = url
      const listeners = new AbortController()
      for (const name of ['play', 'pause', 'ended', 'seeked', 'timeupdate', 'error'])
        element.addEventListener(name, onChange, { signal: listeners.signal })
      return () => {
        listeners.abort()
        element.pause()
        element.removeAttribute('src')
        URL.revokeObjectURL(url)
        void amplifier?.suspend()
      }
    },
  }
}

function amplify(element: HTMLAudioElement, gainDb: number): AudioContext {
  const context = new AudioContext()
  const gain = new GainNode(context, { gain: 10 ** (gainDb / 20) })
  // What the louder voice would cut off is pressed down.
  const limiter = new DynamicsCompressorNode(context, { threshold: -3, knee: 0, ratio: 20, attack: 0.002 })
  context.createMediaElementSource(element).connect(gain).connect(limiter).connect(context.destination)
  return context
}

/** ms between two calls of a clock that makes no sound. */
const TICK_MS = 50

/** Goes on like a voice that isn't there. */
export function silentClock(durationMs: number, onChange: () => void): VoiceClock {
  let anchorMs = 0
  let anchoredAt = 0
  let speed = 1
  let timer: ReturnType<typeof setInterval> | undefined
  const timeMs = () =>
    Math.min(durationMs, anchorMs + (timer === undefined ? 0 : (performance.now() - anchoredAt) * speed))
  const anchor = (ms: number) => {
    anchorMs = ms
    anchoredAt = performance.now()
  }
  const pause = () => {
    anchor(timeMs())
    clearInterval(timer)
    timer = undefined
    onChange()
  }
  return {
    timeMs,
    pause,
    playing: () => timer !== undefined,
    play: () => {
      anchor(timeMs())
      timer ??= setInterval(() => {
        if (timeMs() >= durationMs) pause()
        else onChange()
      }, TICK_MS)
      onChange()
      return Promise.resolve(true)
    },
    seek: (ms) => {
      anchor(Math.min(durationMs, ms))
      onChange()
    },
    setSpeed: (next) => {
      anchor(timeMs())
      speed = next
    },
    begin: () => () => {
      clearInterval(timer)
      timer = undefined
    },
  }
}
