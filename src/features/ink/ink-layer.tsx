import { memo, useEffect, useRef } from 'react'
import { deckKey } from '../../deck/deck-key.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { connectInk, tellOfInk } from './ink-commands.ts'
import { inkPage, type Ink, type InkPage } from './ink-store.ts'
import { readReplayedInk } from './replayed-ink.ts'
import { shareInk } from './share-ink.ts'
import type { Stroke } from './stroke.ts'
import { SLIDE_UNITS } from '../../ui/slide-units.ts'
import { strokePath } from './stroke-path.ts'
import { useDrawing } from './use-drawing.ts'
import { useInk, useInkState, useShownPage, useShownStrokes } from './use-ink.ts'
import './ink.css'

const viewBox = () => `0 0 ${String(SLIDE_UNITS.width)} ${String(SLIDE_UNITS.height)}`

/** What is drawn over a slide, and the surface that takes the pen. It fills the box that the slide fills. */
export function InkLayer() {
  const ink = useInk()
  const page = useShownPage()
  const tool = useViewerState((state) => state.tool)
  const surface = useRef<HTMLDivElement>(null)
  const strokes = useShownStrokes()
  const presenting = useViewerState((state) => state.presenting)
  const isShared = useInkState((state) => state.isShared)
  const deck = useViewerState((state) => state.deck)
  const { baseUrl } = useViewer()
  useEffect(() => shareInk(ink, deckKey(baseUrl, deck)), [ink, baseUrl, deck])
  useEffect(() => {
    ink.open(page)
  }, [ink, page])
  useDrawing(surface, ink)
  usePointing(ink)
  useReplay(ink)
  return (
    <div ref={surface} className="ink" data-tool={tool}>
      {(presenting || isShared) && (
        <>
          <Strokes name="highlighter" strokes={strokes} />
          <Strokes name="pen" strokes={strokes} />
          <Laser page={page} />
        </>
      )}
      <ReplayedStrokes page={page} />
    </div>
  )
}

/** Who records the talk hears of all that is drawn, and a replay draws it again. */
function useReplay(ink: Ink): void {
  useEffect(() => {
    const unwatch = ink.watch(tellOfInk)
    const disconnect = connectInk({
      replay: (drawn) => {
        ink.replay(drawn && readReplayedInk(drawn))
      },
    })
    return () => {
      unwatch()
      disconnect()
    }
  }, [ink])
}

function ReplayedStrokes({ page }: { page: InkPage }) {
  const replayed = useInkState((state) => state.replayed)
  if (!replayed) return null
  const strokes = replayed.strokes.filter((drawn) => drawn.page === page).map(({ stroke }) => stroke)
  return (
    <>
      <Strokes name="highlighter" strokes={strokes} />
      <Strokes name="pen" strokes={strokes} />
      {replayed.laser?.page === page && <LaserPoint {...replayed.laser} />}
    </>
  )
}

/** The laser of a hand that isn't at this page's slide: it is shown outside of present mode too. */
function usePointing(ink: Ink): void {
  const { store } = useViewer()
  useEffect(() => {
    const point = (place: { x: number; y: number } | undefined) => {
      if (!place && !ink.state.getState().laser) return
      const { locale, slideNumber } = store.getState()
      const { width, height } = SLIDE_UNITS
      ink.state.setState({ isShared: true })
      ink.draw({
        type: 'laser',
        page: inkPage(locale, slideNumber),
        point: place && { x: place.x * width, y: place.y * height },
      })
    }
    return connectInk({ point })
  }, [ink, store])
}

/** Each tool on a sheet of its own: the highlighter's is blended with the slide, which needs the whole sheet. */
function Strokes({ name, strokes }: { name: Stroke['tool']; strokes: readonly Stroke[] }) {
  return (
    <svg className={`ink-sheet ink-sheet-${name}`} viewBox={viewBox()} aria-hidden="true">
      {strokes
        .filter(({ tool }) => tool === name)
        .map((stroke) => (
          <StrokePath key={stroke.id} stroke={stroke} />
        ))}
    </svg>
  )
}

const StrokePath = memo(function StrokePath({ stroke }: { stroke: Stroke }) {
  return <path data-stroke={stroke.id} className={`ink-${stroke.color}`} d={strokePath(stroke)} />
})

function Laser({ page }: { page: InkPage }) {
  const laser = useInkState((state) => state.laser)
  return laser?.page === page ? <LaserPoint {...laser} /> : null
}

function LaserPoint({ x, y }: { x: number; y: number }) {
  return (
    <svg className="ink-sheet" viewBox={viewBox()} aria-hidden="true">
      <circle className="ink-laser-glow" cx={x} cy={y} r="16" />
      <circle className="ink-laser" cx={x} cy={y} r="7" />
    </svg>
  )
}
