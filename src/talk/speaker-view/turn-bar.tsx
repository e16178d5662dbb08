import { useTranslation } from 'react-i18next'
import { NextIcon, PreviousIcon } from '../../ui/icons.tsx'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { GridIcon } from './icons.tsx'
import { useSpeaker } from './speaker-context.tsx'

/** What turns the slides: large, since a speaker doesn't look. */
export function TurnBar() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const { stepper } = useSpeaker()
  const slideNumber = useViewerState((state) => state.slideNumber)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  return (
    <nav className="speaker-turn" aria-label={t('controls.label')}>
      <button type="button" className="button speaker-previous" onClick={stepper.previous}>
        <PreviousIcon />
        {t('speaker.previous')}
      </button>
      <button
        type="button"
        className="button speaker-all"
        aria-label={t('speaker.allSlides', { number: slideNumber, count: slideCount })}
        onClick={() => {
          store.getState().openDialog('overview')
        }}
      >
        <GridIcon />
        <span>
          {slideNumber} / {slideCount}
        </span>
      </button>
      <button type="button" className="button primary speaker-next" onClick={stepper.next}>
        {t('speaker.next')}
        <NextIcon />
      </button>
    </nav>
  )
}
