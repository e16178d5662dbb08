import { useEffect, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Explored } from '../../deck/explore/explored.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { onEscape } from '../../viewer/escape-stack.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import type { NoticeKey } from '../../viewer/store/dialogs.ts'
import { loadTwin, type LoadedTwin } from './load-explore.ts'
import { fitsOnStage, newPlace, putOver } from './stage-place.ts'
import './twin.css'
import { Twin } from './twin.tsx'
import { useExploreWords } from './use-explore-words.ts'
import { figureToTry } from './watch-figures.ts'

/** Waits for the slide, and for what the twin is made of. */
export function OpenFigure({ opened }: { opened: Explored }) {
  const { store, baseUrl } = useViewer()
  const slideNumber = useViewerState((state) => state.slideNumber)
  const locale = useViewerState((state) => state.locale)
  const figure = useFigure(slideNumber, locale, opened.block)
  const [twin, setTwin] = useState<LoadedTwin>()
  const name = figure?.dataset['figure']
  useEffect(() => {
    if (name === undefined) return undefined
    let left = false
    loadTwin(baseUrl, locale, name).then(
      (loaded) => {
        if (!left) setTwin(loaded)
      },
      () => {
        if (!left) giveUp(store, 'exploreUnavailable')
      },
    )
    return () => {
      left = true
    }
  }, [store, baseUrl, locale, name])
  const start = figure?.dataset['explore'] ?? ''
  const text = opened.state === '' ? start : opened.state
  const isUnread = twin !== undefined && text !== '' && twin.form.codec.read(text, twin.data) === undefined
  useEffect(() => {
    if (isUnread) giveUp(store, 'exploreState')
  }, [store, isUnread])
  if (!figure || !twin || isUnread) return null
  return <Placed figure={figure} twin={twin} block={opened.block} text={opened.state} start={start} />
}

function giveUp(store: ReturnType<typeof useViewer>['store'], key: NoticeKey): void {
  store.getState().setExplored(undefined)
  store.getState().setNotice({ key })
}

/** The figure on the stage, once its slide is there in this language. Where the slide has no such figure, that is said. */
function useFigure(slideNumber: number, locale: string, block: string): HTMLElement | undefined {
  const { store } = useViewer()
  const [figure, setFigure] = useState<HTMLElement>()
  useEffect(() => {
    const slides = document.querySelector('[data-part="stage"]')
    if (!slides) return undefined
    const look = () => {
      const section = slides.querySelector(
        `:scope > section[data-slide="${String(slideNumber)}"][lang="${locale}"]`,
      )
      if (!section) return
      const found = figureToTry(slideNumber, block)
      setFigure(found)
      if (!found) giveUp(store, 'exploreUnknown')
    }
    look()
    const observer = new MutationObserver(look)
    observer.observe(slides, { childList: true })
    return () => {
      observer.disconnect()
    }
  }, [store, slideNumber, locale, block])
  return figure
}

interface PlacedProps {
  figure: HTMLElement
  twin: LoadedTwin
  block: string
  text: string
  start: string
}

/** On the stage over the figure, or in a dialog where that is too small or was asked for. */
function Placed({ figure, ...props }: PlacedProps) {
  const { store } = useViewer()
  const t = useExploreWords()
  const slideNumber = useViewerState((state) => state.slideNumber)
  const isLargeAsked = useViewerState((state) => state.exploredLarge)
  const section = figure.closest('section')
  const [close] = useState(() => () => {
    store.getState().setExplored(undefined)
  })
  if (!isLargeAsked && section && fitsOnStage(section))
    return <OnStage {...{ figure, section, close }} {...props} />
  return (
    <Dialog title={t('twin', { number: slideNumber })} className="twin-dialog" onClose={close}>
      <Twin {...props} figure={figure} onClose={undefined} isLarge />
    </Dialog>
  )
}

function OnStage({ section, close, ...props }: PlacedProps & { section: HTMLElement; close: () => void }) {
  const { figure } = props
  const [place] = useState(newPlace)
  useLayoutEffect(() => putOver(place, section, figure), [place, section, figure])
  useEffect(() => onEscape(close), [close])
  return createPortal(<Twin {...props} onClose={close} isLarge={false} />, place.portal)
}
