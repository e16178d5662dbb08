import type { Locale } from '../../deck/locale.ts'
import { chooseVoice, voicesOf } from './choose-voice.ts'
import type { ReadingFault } from './reading.ts'
import type { Utterance } from './utterances.ts'

/** Milliseconds in which a browser that loads its voices late has them. */
const VOICES_WAIT_MS = 3000
/** Milliseconds between a stop and the next words: Safari and Chrome swallow what is spoken at once after a stop. */
const BREATH_MS = 120
/** Milliseconds after which a voice that hasn't begun won't: some engines neither speak nor say why. */
const SILENCE_MS = 10_000
const WATCH_MS = 1000

/** What becomes of an utterance: said to its end, cut off from outside, or not said for a reason. */
export interface SpeechOutcome {
  onSpoken: () => void
  onCutOff: () => void
  onFault: (fault: ReadingFault) => void
}

/** The browser's voices, one utterance at a time, with their oddities kept in here. */
export class Speech {
  private readonly synthesis: SpeechSynthesis | undefined
  private voices: Promise<SpeechSynthesisVoice[]> | undefined
  private current: AbortController | undefined
  /** Chrome forgets the events of an utterance that nothing holds. */
  private readonly held = new Set<SpeechSynthesisUtterance>()

  /** `chosen` gives the voice that the reader prefers for a language, by its `voiceURI`. */
  constructor(
    private readonly chosen: (locale: Locale) => string | undefined,
    scope: Window = window,
  ) {
    const { speechSynthesis } = scope as Partial<Window>
    this.synthesis = 'SpeechSynthesisUtterance' in scope ? speechSynthesis : undefined
  }

  /** The voices among which a reader can choose. */
  async voicesFor(locale: Locale): Promise<SpeechSynthesisVoice[]> {
    return voicesOf(await this.allVoices(), locale)
  }

  /** The voice that speaks a language; a fault where none can. */
  async voiceFor(locale: Locale): Promise<SpeechSynthesisVoice | ReadingFault> {
    if (!this.synthesis) return 'unsupported'
    const voices = await this.allVoices()
    if (voices.length === 0) return 'noVoices'
    return chooseVoice(voices, locale, navigator.languages, this.chosen(locale)) ?? 'noVoice'
  }

  private async allVoices(): Promise<SpeechSynthesisVoice[]> {
    if (!this.synthesis) return []
    this.voices ??= waitForVoices(this.synthesis)
    const voices = await this.voices
    // A list that was empty may be filled by the time that the reader tries again.
    if (voices.length === 0) this.voices = undefined
    return voices
  }

  /** Says it, in the voice of its language, or in the voice of the text around it. Stops what was being said. */
  say(
    { locale, within, text }: Utterance,
    speed: number,
    { onSpoken, onCutOff, onFault }: SpeechOutcome,
  ): void {
    this.stop()
    const job = new AbortController()
    this.current = job
    const settle = (tell: () => void) => {
      if (job.signal.aborted) return
      job.abort()
      tell()
    }
    const ended: SpeechOutcome = {
      onSpoken: () => {
        settle(onSpoken)
      },
      onCutOff: () => {
        settle(onCutOff)
      },
      onFault: (fault) => {
        settle(() => {
          onFault(fault)
        })
      },
    }
    const begin = async () => {
      const voice = await this.voiceWithin(locale, within)
      if (typeof voice === 'string' || !this.synthesis) {
        ended.onFault(typeof voice === 'string' ? voice : 'unsupported')
        return
      }
      await this.silence(job.signal)
      if (!job.signal.aborted) this.speak(this.synthesis, utteranceOf(text, voice, speed), job.signal, ended)
    }
    void begin()
  }

  private speak(
    synthesis: SpeechSynthesis,
    utterance: SpeechSynthesisUtterance,
    signal: AbortSignal,
    { onSpoken, onCutOff, onFault }: SpeechOutcome,
  ): void {
    let begun = false
    utterance.onstart = () => {
      begun = true
    }
    utterance.onend = onSpoken
    utterance.onerror = ({ error }) => {
      const fault = faultOf(error)
      if (fault) onFault(fault)
      else onCutOff()
    }
    this.held.clear()
    this.held.add(utterance)
    // A page can inherit a voice that was paused on the page before.
    synthesis.resume()
    synthesis.speak(utterance)
    this.watch(
      signal,
      () => begun,
      () => {
        if (begun) onSpoken()
        else onFault('voiceFailed')
      },
    )
  }

  /** For foreign words, the voice of the text around them where they have none, or only a service's. */
  private async voiceWithin(locale: Locale, around: Locale): Promise<SpeechSynthesisVoice | ReadingFault> {
    const own = await this.voiceFor(locale)
    if (locale === around || (typeof own !== 'string' && own.localService)) return own
    const other = await this.voiceFor(around)
    const isBetter = typeof other !== 'string' && (typeof own === 'string' || other.localService)
    return isBetter ? other : own
  }

  stop(): void {
    this.current?.abort()
    this.current = undefined
    this.held.clear()
    this.synthesis?.cancel()
  }

  /** Resolves when the engine is ready for the next words. */
  private silence(signal: AbortSignal): Promise<void> {
    if (!this.synthesis?.speaking && !this.synthesis?.pending) return Promise.resolve()
    this.synthesis.cancel()
    return new Promise((resolve) => {
      const timeout = setTimeout(resolve, BREATH_MS)
      signal.addEventListener('abort', () => {
        clearTimeout(timeout)
        resolve()
      })
    })
  }

  /** An engine that has fallen silent without a word: at the end of an utterance, or before it began. */
  private watch(signal: AbortSignal, hasBegun: () => boolean, onSilence: () => void): void {
    const { synthesis } = this
    const since = performance.now()
    let silentBefore = false
    const interval = setInterval(() => {
      const silent = !synthesis?.speaking && !synthesis?.pending
      const isLost = hasBegun() ? silent && silentBefore : performance.now() - since > SILENCE_MS
      silentBefore = silent
      if (isLost) onSilence()
    }, WATCH_MS)
    signal.addEventListener('abort', () => {
      clearInterval(interval)
    })
  }
}

/** Most browsers fill the list only when it is first asked for, and say so. */
function waitForVoices(synthesis: SpeechSynthesis): Promise<SpeechSynthesisVoice[]> {
  const voices = synthesis.getVoices()
  if (voices.length > 0) return Promise.resolve(voices)
  return new Promise((resolve) => {
    const listeners = new AbortController()
    const finish = () => {
      const found = synthesis.getVoices()
      if (found.length === 0 && !listeners.signal.aborted) return
      clearTimeout(timeout)
      listeners.abort()
      resolve(found)
    }
    const timeout = setTimeout(() => {
      listeners.abort()
      finish()
    }, VOICES_WAIT_MS)
    // Safari before 16 has no such event there, and its list is never empty.
    const target: Partial<EventTarget> = synthesis
    target.addEventListener?.('voiceschanged', finish, { signal: listeners.signal })
  })
}

function utteranceOf(text: string, voice: SpeechSynthesisVoice, speed: number): SpeechSynthesisUtterance {
  const utterance = new SpeechSynthesisUtterance(text)
  utterance.voice = voice
  utterance.lang = voice.lang
  utterance.rate = speed
  return utterance
}

/** Undefined where somebody stopped it: another page, or the system for a call. */
function faultOf(error: SpeechSynthesisErrorCode): ReadingFault | undefined {
  switch (error) {
    case 'canceled':
    case 'interrupted':
      return undefined
    case 'not-allowed':
      return 'refused'
    case 'network':
      return 'voiceNetwork'
    case 'language-unavailable':
    case 'voice-unavailable':
      return 'noVoice'
    default:
      return 'voiceFailed'
  }
}
