import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Locale } from '../../deck/locale.ts'
import { onEscape } from '../../viewer/escape-stack.ts'
import { READING_SPEEDS } from '../../viewer/preferences.ts'
import { textPacksOf } from '../../content/text-packs.ts'
import { BarButton } from '../../ui/bar-button.tsx'
import { CloseIcon, PauseIcon, PlayIcon } from '../../ui/icons.tsx'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { NextBlockIcon, PreviousBlockIcon, VoicesIcon } from './icons.tsx'
import { Reader, type ReaderState } from './reader.ts'
import { utteranceOf } from './reading.ts'
import { Speech } from './speech.ts'
import { useLanguageName, useReadingWords } from './use-reading-words.ts'
import { VoiceChoices } from './voice-choices.tsx'
import './read-aloud.css'

/** The bar at the panel's foot; while it is there, the transcript is read aloud. */
export function ReadAloud({ onStop }: { onStop: () => void }) {
  const t = useReadingWords()
  const { store, baseUrl } = useViewer()
  const [reader] = useState(() => {
    const speech = new Speech((locale) => store.getState().preferences.voices[locale])
    return new Reader(store, speech, textPacksOf(baseUrl))
  })
  const [showsVoices, setShowsVoices] = useState(false)
  useEffect(() => reader.start(), [reader])
  useEffect(() => onEscape(onStop), [onStop])
  const playing = useStore(reader.state, ({ reading }) => reading.playing)
  const label = t(playing ? 'pause' : 'play')
  return (
    <section className="read-aloud" aria-label={t('label')}>
      {showsVoices && <VoiceChoices reader={reader} />}
      <div className="read-aloud-tools">
        <BarButton
          label={t('previous')}
          onClick={() => {
            reader.dispatch({ type: 'previousBlock' })
          }}
        >
          <PreviousBlockIcon />
        </BarButton>
        <BarButton
          label={label}
          onClick={() => {
            reader.dispatch({ type: playing ? 'pause' : 'play' })
          }}
        >
          {playing ? <PauseIcon /> : <PlayIcon />}
        </BarButton>
        <BarButton
          label={t('next')}
          onClick={() => {
            reader.dispatch({ type: 'nextBlock' })
          }}
        >
          <NextBlockIcon />
        </BarButton>
        <SpeedChoice />
        <BarButton
          label={t('voices')}
          expanded={showsVoices}
          onClick={() => {
            setShowsVoices(!showsVoices)
          }}
        >
          <VoicesIcon />
        </BarButton>
        <BarButton label={t('stop')} onClick={onStop}>
          <CloseIcon />
        </BarButton>
      </div>
      <ReadingStatus reader={reader} />
    </section>
  )
}

function SpeedChoice() {
  const t = useReadingWords()
  const { store } = useViewer()
  const speed = useViewerState(({ preferences }) => preferences.readingSpeed)
  return (
    <label className="read-aloud-speed">
      <span>{t('speed')}</span>
      <select
        value={speed}
        onChange={(event) => {
          const chosen = READING_SPEEDS.find((one) => String(one) === event.currentTarget.value)
          if (chosen !== undefined) store.getState().setPreferences({ readingSpeed: chosen })
        }}
      >
        {READING_SPEEDS.map((one) => (
          <option key={one} value={one}>
            {t('times', { speed: one })}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Why nothing is heard, or what the reader should know. Not what is being read: that is heard. */
function ReadingStatus({ reader }: { reader: Reader }) {
  const t = useReadingWords()
  const fault = useStore(reader.state, ({ reading }) => reading.fault)
  const finished = useStore(reader.state, ({ reading }) => reading.finished)
  const remote = useStore(reader.state, (state) => state.remote)
  const silent = useStore(reader.state, languageAtHand)
  const nameOf = useLanguageName()
  return (
    <div className="read-aloud-status" role="status">
      {fault && <p className="read-aloud-fault">{t(`faults.${fault}`, { language: nameOf(silent) })}</p>}
      {finished && <p>{t('finished')}</p>}
      {remote && !fault && <p>{t('remote', { language: nameOf(remote) })}</p>}
    </div>
  )
}

/** The language that a voice is needed for now. */
function languageAtHand({ reading, locales }: ReaderState): Locale {
  return utteranceOf(reading)?.within ?? locales[0] ?? 'ja'
}
