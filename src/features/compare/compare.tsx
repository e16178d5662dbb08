import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { nextToCompare, previousToCompare, type Compared } from '../../deck/compare.ts'
import { addCompareMessages } from '../../i18n/compare-messages.ts'
import { CloseIcon } from '../../ui/icons.tsx'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { ComparedOrder } from './compared-order.tsx'
import { ComparedPage } from './compared-page.tsx'
import { useCompareKeys } from './use-compare-keys.ts'
import { useCompared, type ComparedDeck } from './use-compared.ts'
import { useSeen } from './use-seen.ts'
import '../../ui/button.css'
import './compare.css'

/** The slides of an imported deck beside what they were made of, the most doubtful first. */
export function Compare() {
  const { t, i18n } = useTranslation('compare')
  addCompareMessages(i18n)
  const { store } = useViewer()
  const presenting = useViewerState((state) => state.presenting)
  const deck = useCompared()
  const { compared } = deck
  if (presenting) return null
  return (
    <aside className="compare" aria-label={t('label')}>
      <div className="compare-head">
        <h2>{t('label')}</h2>
        <button
          type="button"
          className="button"
          aria-label={t('close')}
          title={t('close')}
          onClick={() => {
            store.getState().stopComparing()
          }}
        >
          <CloseIcon />
        </button>
      </div>
      {compared === undefined && <p role="status">{t('loading')}</p>}
      {compared === 'none' && <p role="status">{t('unavailable')}</p>}
      {compared !== undefined && compared !== 'none' && <Comparing compared={compared} turn={deck.turn} />}
    </aside>
  )
}

function Comparing({ compared, turn }: { compared: Compared; turn: ComparedDeck['turn'] }) {
  const { t } = useTranslation('compare')
  const { store } = useViewer()
  const slideNumber = useViewerState((state) => state.slideNumber)
  const isDeckPage = useViewerState(({ page }) => page === 'deck')
  const { source, slides } = compared
  const { seen, see } = useSeen(source)
  const goTo = (next: number | undefined) => {
    if (next !== undefined) store.getState().goTo(next, 'step')
  }
  const next = () => {
    see(slideNumber)
    goTo(nextToCompare(slides, slideNumber, new Set([...seen, slideNumber])))
  }
  const previous = () => {
    goTo(previousToCompare(slides, slideNumber))
  }
  useCompareKeys(next, previous)
  // Who opens the deck as such begins with what is most doubtful.
  const first = slides.find((slide) => !seen.has(slide.slideNumber))?.slideNumber
  useEffect(() => {
    if (isDeckPage && first !== undefined) store.getState().goTo(first, 'step')
  }, [store, isDeckPage, first])
  const slide = slides.find((one) => one.slideNumber === slideNumber)
  const isDone = slides.every((one) => seen.has(one.slideNumber))
  return (
    <>
      <p className="compare-progress" role="status">
        {t('source', { name: source })}
        {' · '}
        {isDone ? t('done') : t('progress', { seen: seen.size, all: slides.length })}
      </p>
      {slide && <ComparedPage key={slideNumber} slide={slide} compared={compared} turn={turn} />}
      <div className="compare-moves">
        <button type="button" className="button" title={t('previousKey')} onClick={previous}>
          {t('previous')}
        </button>
        <button type="button" className="button primary" title={t('nextKey')} onClick={next}>
          {t('next')}
        </button>
      </div>
      <ComparedOrder slides={slides} seen={seen} />
    </>
  )
}
