import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useInkWanted } from '../../features/ink/ink-wanted.ts'
import { stageCommands } from '../../stage/stage-commands.ts'
import { mayFetchAhead } from '../../ui/line.ts'
import { whenIdle } from '../../ui/when-idle.ts'
import { lazyPart } from '../../viewer/lazy-part.tsx'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { loadInk } from '../shared-dialogs.ts'
import { RecordButton } from './recordings.tsx'

const InkLayer = lazyPart(() => loadInk().then((module) => module.InkLayer), 'unasked')
const InkTools = lazyPart(() => loadInk().then((module) => module.InkTools))

const loadPresentLayer = () =>
  import('../../features/present/present-layer.tsx').then((module) => module.PresentLayer)
const PresentLayer = lazyPart(loadPresentLayer)

const HallView = lazyPart(() => import('../../ui/hall-view/hall-view.tsx').then((module) => module.HallView))

/** What is drawn on the slide, here or in the speaker view. */
export function StageOverlay() {
  return useInkWanted() && <InkLayer />
}

/** In a hall without network all that a speaker may need is there: the worker has the pens, where there is a worker. */
function prefetchPresenting(): void {
  if (!mayFetchAhead()) return
  for (const load of 'serviceWorker' in navigator ? [loadPresentLayer] : [loadPresentLayer, loadInk]) {
    load().catch(() => {
      // Without network now: it is asked for again when it is used.
    })
  }
}

/** What lies over the slide in present mode, and wherever a curtain is drawn. */
export function OverStage() {
  const isNeeded = useViewerState(({ presenting, curtain }) => presenting || curtain !== undefined)
  useEffect(() => whenIdle(prefetchPresenting), [])
  if (!isNeeded) return null
  return (
    <PresentLayer onNext={stageCommands.next} onPrevious={stageCommands.previous}>
      <InkTools />
      <RecordButton />
    </PresentLayer>
  )
}

/** The code that the speaker shows to the hall. */
export function Hall() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const url = useViewerState((state) => state.hall)
  const title = useViewerState(({ deck, locale }) => deck.title[locale])
  if (url === undefined) return null
  return (
    <HallView
      url={url}
      title={title}
      invitation={t('share.hallJoin')}
      onClose={() => {
        store.getState().setHall(undefined)
      }}
    />
  )
}
