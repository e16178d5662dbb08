import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Locale } from '../../deck/locale.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import type { Voice } from './choose-voice.ts'
import type { Reader } from './reader.ts'
import { useLanguageName, useReadingWords } from './use-reading-words.ts'

/** A voice for each language that is read. */
export function VoiceChoices({ reader }: { reader: Reader }) {
  const locales = useStore(reader.state, (state) => state.locales)
  return (
    <div className="read-aloud-voices">
      {locales.map((locale) => (
        <VoiceChoice key={locale} reader={reader} locale={locale} />
      ))}
    </div>
  )
}

function VoiceChoice({ reader, locale }: { reader: Reader; locale: Locale }) {
  const t = useReadingWords()
  const nameOf = useLanguageName()
  const { store } = useViewer()
  const chosen = useViewerState(({ preferences }) => preferences.voices[locale])
  const voices = useVoices(reader, locale)
  const label = t('voiceOf', { language: nameOf(locale) })
  const isThere = voices.some(({ voiceURI }) => voiceURI === chosen)
  return (
    <label className="read-aloud-choice">
      <span>{label}</span>
      <select
        value={isThere ? chosen : ''}
        onChange={(event) => {
          const { voices: others } = store.getState().preferences
          store.getState().setPreferences({
            voices: { ...others, [locale]: event.currentTarget.value || undefined },
          })
        }}
      >
        <option value="">{t('anyVoice')}</option>
        {voices.map(({ voiceURI, name, localService }) => (
          <option key={voiceURI} value={voiceURI}>
            {localService ? name : t('serviceVoice', { name })}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Empty until the browser has them, and where it has none. */
function useVoices(reader: Reader, locale: Locale): readonly Voice[] {
  const [voices, setVoices] = useState<readonly Voice[]>([])
  useEffect(() => {
    let current = true
    void reader.speech.voicesFor(locale).then((found) => {
      if (current) setVoices(found)
    })
    return () => {
      current = false
    }
  }, [reader, locale])
  return voices
}
