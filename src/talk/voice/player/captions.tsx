import { useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import { isLocale } from '../../../deck/locale.ts'
import type { VoiceTalk } from '../../../deck/voice/talk-schema.ts'
import { cueAt, parseVtt, type Cue } from '../../../deck/voice/webvtt.ts'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import { slideCues } from '../edit/slide-lines.ts'
import { useVoiceWords } from '../use-voice-words.ts'
import type { VoicePlayer } from './voice-player.ts'

interface CaptionsProps {
  talk: VoiceTalk
  player: VoicePlayer
}

/** What is said, over the lower edge of the slide: as somebody wrote it, or the slide's own words by their length. */
export function CaptionsButton({ talk, player }: CaptionsProps) {
  const t = useVoiceWords()
  const locale = useViewerState((state) => state.locale)
  // The slide's own words stand on the slide already: they are shown when asked for.
  const [isOn, setIsOn] = useState(talk.captions?.[locale] !== undefined)
  return (
    <>
      <button
        type="button"
        className="button"
        aria-pressed={isOn}
        onClick={() => {
          setIsOn(!isOn)
        }}
      >
        {t('listen.captions')}
      </button>
      {isOn && <Caption talk={talk} player={player} />}
    </>
  )
}

function Caption({ talk, player }: CaptionsProps) {
  const { lang, cues } = useCues(talk, player)
  const text = useStore(player.store, ({ timeMs }) => cueAt(cues, timeMs)?.text)
  const stage = document.querySelector('.stage')
  if (!stage || text === undefined) return null
  return createPortal(
    <p className="listen-caption" lang={lang}>
      <span>{text}</span>
    </p>,
    stage,
  )
}

const NONE: readonly Cue[] = []

/** In the language of the slides; in another one where somebody wrote them in that alone. */
export function useCues(
  { captions }: VoiceTalk,
  player: VoicePlayer,
): { lang: string; cues: readonly Cue[] } {
  const { baseUrl } = useViewer()
  const locale = useViewerState((state) => state.locale)
  const lang = captions?.[locale] === undefined ? Object.keys(captions ?? {}).find(isLocale) : locale
  const text = lang && captions?.[lang]
  const written = useMemo(() => (text === undefined ? undefined : parseVtt(text).cues), [text])
  const [own, setOwn] = useState<readonly Cue[]>(NONE)
  useEffect(() => {
    if (written) return undefined
    let over = false
    slideCues(baseUrl, locale, player.visits).then(
      (cues) => {
        if (!over) setOwn(cues)
      },
      () => {
        // Without network there are none: the voice goes on.
        if (!over) setOwn(NONE)
      },
    )
    return () => {
      over = true
    }
  }, [written, baseUrl, locale, player])
  return { lang: lang ?? locale, cues: written ?? own }
}
