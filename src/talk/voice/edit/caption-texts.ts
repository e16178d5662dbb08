import { isLocale, type Locale } from '../../../deck/locale.ts'
import { formatVtt, parseVtt, type Cue } from '../../../deck/voice/webvtt.ts'

/** Captions as they are kept: WebVTT by language. */
export type CaptionTexts = Partial<Record<Locale, string>>

/** Changes the captions of each language. */
export function mapCaptions(
  captions: CaptionTexts | undefined,
  change: (cues: readonly Cue[]) => readonly Cue[],
): CaptionTexts | undefined {
  if (!captions) return undefined
  const changed = Object.entries(captions).map(([locale, text]) => [
    locale,
    formatVtt(change(parseVtt(text).cues)),
  ])
  return Object.fromEntries(changed.filter(([locale]) => isLocale(locale))) as CaptionTexts
}
