import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { TranscriptLanguage } from '../deck/deck-link.ts'
import { languageOf } from '../deck/locale.ts'
import { TEXT_SIZES, type Preferences } from '../viewer/preferences.ts'
import { useViewer, useViewerState } from '../viewer/viewer-context.tsx'
import { transcriptLanguage } from '../viewer/viewer-store.ts'
import { VOICE_BUTTON_ID } from './focus-voice.ts'
import { ColumnsIcon, VoiceIcon } from './icons.tsx'
import { usePanel } from './panel.ts'
import '../ui/button.css'

/** One language, or both side by side. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const locales = useViewerState(({ deck }) => deck.locales)
  const locale = useViewerState((state) => state.locale)
  const chosen = useViewerState(transcriptLanguage)
  if (locales.length < 2) return null
  const onChoose = (language: TranscriptLanguage) => {
    // The slides' own language is no choice apart from theirs.
    store.getState().setPreferences({ transcriptLanguage: language === locale ? undefined : language })
  }
  return (
    <div className="switch transcript-language" role="group" aria-label={t('transcript.language')}>
      {locales.map((language) => (
        <button
          key={language}
          type="button"
          className="button"
          lang={language}
          title={languageOf(language).name}
          aria-pressed={chosen === language}
          onClick={() => {
            onChoose(language)
          }}
        >
          <span className="long" aria-hidden="true">
            {languageOf(language).name}
          </span>
          <span className="short" aria-hidden="true">
            {languageOf(language).shortName}
          </span>
        </button>
      ))}
      <button
        type="button"
        className="button"
        title={t('transcript.both')}
        aria-pressed={chosen === 'both'}
        onClick={() => {
          onChoose('both')
        }}
      >
        <span className="long" aria-hidden="true">
          {t('transcript.both')}
        </span>
        <span className="short" aria-hidden="true">
          <ColumnsIcon />
        </span>
      </button>
    </div>
  )
}

/** Each press takes the next of the three sizes. */
export function TextSizeButton() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const panel = usePanel()
  const textSize = useViewerState(({ preferences }) => preferences.textSize)
  const label = t('transcript.size', { size: t(`transcript.sizes.${textSize}`) })
  const onPress = () => {
    const next = TEXT_SIZES[(TEXT_SIZES.indexOf(textSize) + 1) % TEXT_SIZES.length] ?? textSize
    panel.list().keepInPlace(() => {
      flushSync(() => {
        store.getState().setPreferences({ textSize: next } satisfies Partial<Preferences>)
      })
    })
  }
  return (
    <button
      type="button"
      className="button transcript-size"
      data-size={textSize}
      title={label}
      onClick={onPress}
    >
      <span aria-hidden="true">
        <span>A</span>
        <span>A</span>
        <span>A</span>
      </span>
    </button>
  )
}

/** Starts a voice, and ends it. */
export function ReadAloudButton() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const isOn = useViewerState(({ readAloud }) => readAloud !== undefined)
  const label = t('transcript.readAloud')
  return (
    <button
      type="button"
      id={VOICE_BUTTON_ID}
      className="button transcript-voice"
      title={label}
      aria-pressed={isOn}
      onClick={() => {
        store.getState().setReadAloud(isOn ? undefined : 'reading')
      }}
    >
      <VoiceIcon />
    </button>
  )
}
