import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDeckLink, isTranscriptLanguage } from '../../deck/deck-link.ts'
import { languageOf } from '../../deck/locale.ts'
import { Choice } from '../../ui/choice.tsx'
import { CopyField } from '../../ui/copy-field/copy-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { HallView } from '../../ui/hall-view/hall-view.tsx'
import { QrCode } from '../../ui/hall-view/qr-code.tsx'
import { shareableUrl } from '../../viewer/private-key.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { SendLinks } from './send-links.tsx'
import './share-dialog.css'
import { linkToShare, type SharedPlace, type ShareChoice, type SharedThing } from './share-link.ts'
import { useSharedPlace } from './use-shared-place.ts'
import { useTitleIn } from './use-title-in.ts'

/** A link to the talk or the slide, as the reader wants it followed, and the ways to pass it on. */
export function ShareDialog() {
  const { t } = useTranslation()
  const { store, baseUrl } = useViewer()
  const current = useViewerState((state) => state.slideNumber)
  const deck = useViewerState((state) => state.deck)
  const [choice, setChoice] = useState<ShareChoice>(() => {
    const { page, locale, shared } = store.getState()
    const rest = { transcript: undefined, present: false }
    if (shared) return { ...rest, what: 'passage', locale: shared.locale, transcript: shared.locale }
    return { ...rest, what: page === 'deck' ? 'deck' : 'slide', locale }
  })
  const [hall, setHall] = useState(false)
  const place = useSharedPlace(choice.locale)
  const slideNumber = choice.what === 'passage' && place ? place.slideNumber : current
  const live = useViewerState((state) => state.live)
  const link = baseUrl + formatDeckLink(linkToShare({ ...choice, live }, slideNumber, place))
  const url = shareableUrl(link, baseUrl)
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
          <ShareChoices choice={choice} place={place} onChange={setChoice} />
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
          <MoreWays />
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

/** Dialogs of their own, which take this one's place. */
function MoreWays() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const embed = useViewerState(({ deck }) => deck.embed)
  return (
    <div className="share-more">
      {([...(embed === false ? [] : ['embed' as const]), 'cite'] as const).map((name) => (
        <button
          key={name}
          type="button"
          className="button"
          onClick={() => {
            store.getState().openDialog(name)
          }}
        >
          {t(`share.${name}`)}
        </button>
      ))}
    </div>
  )
}

interface ShareChoicesProps {
  choice: ShareChoice
  place: SharedPlace | undefined
  onChange: (choice: ShareChoice) => void
}

function ShareChoices({ choice, place, onChange }: ShareChoicesProps) {
  const { t } = useTranslation()
  const slideNumber = useViewerState((state) => state.slideNumber)
  const locales = useViewerState(({ deck }) => deck.locales)
  const things: SharedThing[] = [...(place ? (['passage'] as const) : []), 'slide', 'deck']
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
      {choice.what === 'passage' && place?.quote !== undefined && (
        <blockquote className="share-quote" lang={choice.locale}>
          {place.quote}
        </blockquote>
      )}
      {locales.length > 1 && (
        <Choice
          label={t('share.language')}
          value={choice.locale}
          options={locales.map((value) => ({ value, label: languageOf(value).name, lang: value }))}
          onChange={(locale) => {
            // Who shows the transcript in the slide's language goes on to.
            const transcript = choice.transcript === choice.locale ? locale : choice.transcript
            onChange({ ...choice, locale, transcript })
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

function TranscriptChoice({ choice, onChange }: Omit<ShareChoicesProps, 'place'>) {
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
            {languageOf(locale).name}
          </option>
        ))}
        {locales.length > 1 && <option value="both">{t('share.transcriptBoth')}</option>}
      </select>
    </label>
  )
}
