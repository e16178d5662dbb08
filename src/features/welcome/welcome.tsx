import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitleOf } from '../../content/deck-index.ts'
import { addReaderMessages } from '../../i18n/reader-messages.ts'
import { CloseIcon } from '../../ui/icons.tsx'
import { mediaMatches } from '../../ui/media-query.ts'
import { liveRoleAsked } from '../../viewer/live-asked.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { useVisits } from './use-visits.ts'
import { slideToContinueAt } from './visits.ts'
import '../../ui/button.css'
import './welcome.css'

/** One quiet line for who comes: the first time how slides are turned, later where they had left off. */
export function Welcome() {
  const { i18n } = useTranslation()
  addReaderMessages(i18n)
  const { store } = useViewer()
  const { before, isFirst, decline } = useVisits()
  const [offer, setOffer] = useState(() => {
    const state = store.getState()
    // Who follows a link to a slide or to words of it wants that, and who presents wants nothing.
    const isAtStart = state.slideNumber === 1 && state.passage === undefined && state.moves === 0
    // The talk itself comes later than this line, which would lie over its bar; who compares knows the slides.
    if (state.presenting || state.comparing) return undefined
    if (liveRoleAsked() !== undefined || state.replay !== undefined) return undefined
    // A low window has no place beside the slide's lines, and its bar shows how slides are turned.
    if (isFirst) return mediaMatches('(max-height: 480px)') ? undefined : 'hint'
    return isAtStart ? slideToContinueAt(before, state.deck.slideCount) : undefined
  })
  const isHidden = useViewerState(({ presenting, dialog, notice, replay }) =>
    Boolean(presenting || dialog || notice || replay),
  )
  const end = () => {
    setOffer(undefined)
  }
  return (
    <div className="welcome" role="status">
      {!isHidden && offer === 'hint' && <Hint onEnd={end} />}
      {!isHidden && typeof offer === 'number' && (
        <ContinueOffer
          slideNumber={offer}
          onEnd={end}
          onDecline={() => {
            decline(offer)
            end()
          }}
        />
      )}
    </div>
  )
}

/** Goes with the first thing that the reader does: who does something needs no hint. */
function Hint({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation('reader')
  useEffect(() => {
    const listeners = new AbortController()
    for (const name of ['keydown', 'pointerdown', 'wheel'])
      document.addEventListener(name, onEnd, { signal: listeners.signal, capture: true, passive: true })
    return () => {
      listeners.abort()
    }
  })
  return (
    <p className="welcome-line">
      <span>{t(mediaMatches('(pointer: coarse)') ? 'welcome.touch' : 'welcome.keys')}</span>
      <DismissButton onClick={onEnd} />
    </p>
  )
}

interface ContinueOfferProps {
  slideNumber: number
  onEnd: () => void
  onDecline: () => void
}

/** Goes with the first move, which is an answer too. */
function ContinueOffer({ slideNumber, onEnd, onDecline }: ContinueOfferProps) {
  const { t } = useTranslation('reader')
  const { store } = useViewer()
  const locale = useViewerState((state) => state.locale)
  const title = useTitleOf(slideNumber)
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.slideNumber !== before.slideNumber) onEnd()
      }),
    [store, onEnd],
  )
  return (
    <p className="welcome-line">
      <button
        type="button"
        className="button"
        onClick={() => {
          store.getState().goTo(slideNumber, 'jump')
        }}
      >
        {t('welcome.continue', { number: slideNumber })}
        {title !== undefined && (
          <span className="welcome-title" lang={locale}>
            {title}
          </span>
        )}
      </button>
      <DismissButton onClick={onDecline} />
    </p>
  )
}

function DismissButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('reader')
  return (
    <button type="button" className="button" aria-label={t('welcome.dismiss')} onClick={onClick}>
      <CloseIcon />
    </button>
  )
}
