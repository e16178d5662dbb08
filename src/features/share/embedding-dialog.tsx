import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDeckLink, nearestSlide, type TranscriptLanguage } from '../../deck/deck-link.ts'
import { languageOf, type Locale } from '../../deck/locale.ts'
import { Choice } from '../../ui/choice.tsx'
import { CopyField } from '../../ui/copy-field/copy-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { embedCode } from './embed-code.ts'
import './embedding-dialog.css'
import { useTitleIn } from './use-title-in.ts'

/** Code that shows the player in another site's page, and how it will look there. */
export function EmbedDialog() {
  const { t } = useTranslation()
  const { store, baseUrl } = useViewer()
  const deck = useViewerState((state) => state.deck)
  const [typed, setTyped] = useState(() => String(store.getState().slideNumber))
  const [locale, setLocale] = useState<Locale>(() => store.getState().locale)
  const [transcript, setTranscript] = useState<TranscriptLanguage | 'none'>('none')
  const slideNumber = nearestSlide(Number(typed.normalize('NFKC')), deck.slideCount)
  const slideTitle = useTitleIn(locale, slideNumber) ?? ''
  const shown = transcript === 'none' ? {} : { transcript }
  // Who listens to the talk shows it with its voice.
  const recording = store.getState().replay
  const heard = recording?.voice && recording.path !== undefined ? { replay: recording.path } : {}
  const address = baseUrl + formatDeckLink({ page: 'embed', locale, slideNumber, ...shown, ...heard })
  const title = t('page.slideTitle', { number: slideNumber, title: slideTitle, deck: deck.title[locale] })
  const languages = deck.locales.map((value) => ({ value, label: languageOf(value).name, lang: value }))
  return (
    <Dialog title={t('embed.title')} onClose={store.getState().closeDialog}>
      <div className="embedding">
        <StartField value={typed} max={deck.slideCount} onChange={setTyped} />
        {languages.length > 1 && (
          <Choice label={t('share.language')} options={languages} value={locale} onChange={setLocale} />
        )}
        <Choice
          label={t('embed.transcript')}
          value={transcript}
          options={[
            { value: 'none', label: t('embed.noTranscript') },
            ...languages,
            ...(languages.length > 1 ? [{ value: 'both' as const, label: t('embed.both') }] : []),
          ]}
          onChange={setTranscript}
        />
        <CopyField
          label={t('embed.code')}
          value={embedCode(address, title, transcript !== 'none')}
          rows={4}
          copyLabel={t('embed.copy')}
        />
        <p className="embedding-hint">{t('embed.hint')}</p>
        <iframe
          key={address}
          className={transcript === 'none' ? 'embedding-preview' : 'embedding-preview with-transcript'}
          src={address}
          title={t('embed.preview')}
        />
      </div>
    </Dialog>
  )
}

function StartField(props: { value: string; max: number; onChange: (value: string) => void }) {
  const { t } = useTranslation()
  return (
    <label className="embedding-start">
      <span>{t('embed.start')}</span>
      <input
        type="number"
        inputMode="numeric"
        min={1}
        max={props.max}
        value={props.value}
        onChange={(event) => {
          props.onChange(event.currentTarget.value)
        }}
      />
    </label>
  )
}
