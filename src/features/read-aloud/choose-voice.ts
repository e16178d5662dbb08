import type { Locale } from '../../deck/locale.ts'

/** What matters of a `SpeechSynthesisVoice`. */
export interface Voice {
  /** Names the voice on this device. */
  voiceURI: string
  name: string
  /** BCP 47; Android writes `ja_JP`. */
  lang: string
  /** False: the browser sends the words to a service. */
  localService: boolean
  /** The system's own choice. */
  default: boolean
}

/** Voices that macOS has for fun, or for old times' sake: they come last. */
const ODD_VOICES =
  /^(?:Albert|Bad News|Bahh|Bells|Boing|Bubbles|Cellos|Eddy|Flo|Fred|Good News|Grandma|Grandpa|Jester|Junior|Kathy|Organ|Ralph|Reed|Rocko|Sandy|Shelley|Superstar|Trinoids|Whisper|Wobble|Zarvox)\b/

/** The voices that speak a language, as the browser lists them. */
export function voicesOf<T extends Voice>(voices: readonly T[], locale: Locale): T[] {
  return voices.filter(({ lang }) => plainTag(lang).split('-')[0] === locale)
}

/**
 * The voice for a language: the one that the reader chose, where it is there; else one on the device before one from a
 * service, the system's choice before another, of the reader's own region where they are equal. Undefined where none
 * speaks the language.
 */
export function chooseVoice<T extends Voice>(
  voices: readonly T[],
  locale: Locale,
  readerLanguages: readonly string[],
  chosen?: string,
): T | undefined {
  const regions = readerLanguages.map(plainTag)
  const rank = ({ name, lang, localService, default: isDefault }: T) =>
    Number(localService) * 8 +
    Number(!ODD_VOICES.test(name)) * 4 +
    Number(isDefault) * 2 +
    Number(regions.includes(plainTag(lang)))
  const able = voicesOf(voices, locale)
  return (
    able.find(({ voiceURI }) => voiceURI === chosen) ??
    able.reduce<T | undefined>((best, voice) => (best && rank(best) >= rank(voice) ? best : voice), undefined)
  )
}

function plainTag(lang: string): string {
  return lang.replace('_', '-').toLowerCase()
}
