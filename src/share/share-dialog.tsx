import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDeckLink, isTranscriptLanguage } from '../deck/deck-link.ts'
import { LOCALE_NAMES } from '../deck/locale.ts'
import { Choice } from '../ui/choice.tsx'
import { CopyField } from '../ui/copy-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useViewer, useViewerState } from '../viewer-context.tsx'
import { HallView } from './hall-view.tsx'
import { QrCode } from './qr-code.tsx'
import { SendLinks } from './send-links.tsx'
import './share-dialog.css'
import { linkToShare, type ShareChoice, type SharedThing } from './share-link.ts'
import { useTitleIn } from './use-title-in.ts'

/** A link to the talk or the slide, as the reader wants it followed, and the ways to pass it on. */
export function ShareDialog() {
  const { t } = useTranslation()
  const { store, baseUrl } = useViewer()
  const slideNumber = useViewerState((state) => state.slideNumber)
  const deck = useViewerState((state) => state.deck)
  const [choice, setChoice] = useState<ShareChoice>(() => {
    const { page, locale } = store.getState()
    return { what: page === 'deck' ? 'deck' : 'slide', locale, transcript: undefined, present: false }
  })
  const [hall, setHall] = useState(false)
  const url = baseUrl + formatDeckLink(linkToShare(choice, slideNumber))
  const slideTitle = useTitleIn(choice.locale, slideNumber)
  const deckTitle = deck.title[choice.locale]
  const text =
    choice.what === 'deck'
      ? `${deckTitle} – ${deck.speaker[choice.locale]}`
      : t('page.slideTitle', { number: slideNumber, title: slideTitle ?? '', deck: deckTitle })
  return (
    <>
      <Dialog title={t('share.title')} onClose={store.getState().closeDialog}>
        <div className="share">
          <ShareChoices choice={choice} onChange={setChoice} />
          <div className="share-link">
            <CopyField label={t('share.link')} value={url} copyLabel={t('share.copy')} />
          </div>
          <figure className="share-code">
            <QrCode text={url} label={t('share.qrLabel', { url })} />
            <button
              type="button"
              className="button"
              onClick={() => {
                setHall(true)
              }}
            >
              {t('share.hall')}
            </button>
          </figure>
          <SendLinks url={url} text={text} />
        </div>
      </Dialog>
      {hall && (
        <HallView
          url={url}
          title={text}
          onClose={() => {
            setHall(false)
          }}
        />
      )}
    </>
  )
}

interface ShareChoicesProps {
  choice: ShareChoice
  onChange: (choice: ShareChoice) => void
}

function ShareChoices({ choice, onChange }: ShareChoicesProps) {
  const { t } = useTranslation()
  const slideNumber = useViewerState((state) => state.slideNumber)
  const locales = useViewerState(({ deck }) => deck.locales)
  const things: SharedThing[] = ['slide', 'deck']
  return (
    <div className="share-choices">
      <Choice
        label={t('share.what')}
        value={choice.what}
        options={things.map((value) => ({
          value,
          label: t(`share.things.${value}`, { number: slideNumber }),
        }))}
        onChange={(what) => {
          onChange({ ...choice, what })
        }}
      />
      {locales.length > 1 && (
        <Choice
          label={t('share.language')}
          value={choice.locale}
          options={locales.map((value) => ({ value, label: LOCALE_NAMES[value], lang: value }))}
          onChange={(locale) => {
            onChange({ ...choice, locale })
          }}
        />
      )}
      <TranscriptChoice choice={choice} onChange={onChange} />
      <label className="share-check">
        <input
          type="checkbox"
          checked={choice.present}
          onChange={(event) => {
            onChange({ ...choice, present: event.currentTarget.checked })
          }}
        />
        {t('share.present')}
      </label>
    </div>
  )
}

function TranscriptChoice({ choice, onChange }: ShareChoicesProps) {
  const { t } = useTranslation()
  const locales = useViewerState(({ deck }) => deck.locales)
  return (
    <label className="share-select">
      <span>{t('share.transcript')}</span>
      <select
        value={choice.transcript ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget
          onChange({ ...choice, transcript: isTranscriptLanguage(value) ? value : undefined })
        }}
      >
        <option value="">{t('share.transcriptAsIs')}</option>
        {locales.map((locale) => (
          <option key={locale} value={locale} lang={locale}>
            {LOCALE_NAMES[locale]}
          </option>
        ))}
        {locales.length > 1 && <option value="both">{t('share.transcriptBoth')}</option>}
      </select>
    </label>
  )
}
