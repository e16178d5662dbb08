import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageState, useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { lazyPart } from '../../viewer/lazy-part.tsx'
import { VisitedMarks } from './visited-marks.tsx'
import { progressSegments, sectionAt, slideAtShare } from './progress.ts'

const ProgressTip = lazyPart(
  () => import('./progress-tip.tsx').then((module) => module.ProgressTip),
  'unasked',
)

/** Where the talk is, marked by sections; drawn with, it leads to any slide. */
export function ProgressBar() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const deck = useViewerState((state) => state.deck)
  const locale = useViewerState((state) => state.locale)
  const slideNumber = usePageState((state) => state.slideNumber)
  const { drawnTo, pointedAt, hasKeys, ...handlers } = useDrawing(deck.slideCount)
  const shown = drawnTo ?? slideNumber
  const told = drawnTo ?? pointedAt ?? (hasKeys ? slideNumber : undefined)
  const bar = useRef<HTMLDivElement>(null)
  const segments = progressSegments(deck.sections, deck.slideCount, shown)
  const sectionOf = (number: number) => sectionAt(deck.sections, number)?.title[locale] ?? ''
  const section = sectionOf(shown)

  useLayoutEffect(() => {
    // Through CSSOM, which the page's policy allows, unlike style attributes.
    segments.forEach(({ slides, filled }, index) => {
      const element = bar.current?.children[index]
      if (!(element instanceof HTMLElement)) return
      element.style.setProperty('--slides', String(slides))
      element.style.setProperty('--filled', String(filled))
    })
  })

  return (
    <>
      <div
        ref={bar}
        className="progress needs-script"
        role="slider"
        tabIndex={0}
        aria-label={t('controls.progress')}
        aria-valuemin={1}
        aria-valuemax={deck.slideCount}
        aria-valuenow={shown}
        aria-valuetext={t('controls.progressValue', { number: shown, count: deck.slideCount, section })}
        {...handlers}
        onKeyDown={(event) => {
          const target = sliderTarget(event.key, slideNumber, deck.slideCount)
          if (target === undefined) return
          event.preventDefault()
          store.getState().goTo(target, 'step')
        }}
      >
        {segments.map(({ section: { id } }) => (
          <span key={id} className="progress-section" />
        ))}
        <VisitedMarks />
      </div>
      <span className="progress-label">{section}</span>
      {told !== undefined && <ProgressTip bar={bar} slideNumber={told} section={sectionOf(told)} />}
    </>
  )
}

/** Where the bar is pointed at: a pointer that draws goes to its slide when it is lifted. */
function useDrawing(slideCount: number) {
  const { store } = useViewer()
  const [drawnTo, setDrawnTo] = useState<number>()
  /** Where a mouse points without drawing. */
  const [pointedAt, setPointedAt] = useState<number>()
  const [hasKeys, setHasKeys] = useState(false)
  const slideAt = (event: React.PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return slideAtShare((event.clientX - box.left) / box.width, slideCount)
  }
  return {
    ...{ drawnTo, pointedAt, hasKeys },
    onPointerDown: (event: React.PointerEvent<HTMLDivElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      setDrawnTo(slideAt(event))
    },
    onPointerMove: (event: React.PointerEvent<HTMLDivElement>) => {
      if (drawnTo !== undefined) setDrawnTo(slideAt(event))
      else if (event.pointerType === 'mouse') setPointedAt(slideAt(event))
    },
    onPointerLeave: () => {
      setPointedAt(undefined)
    },
    onPointerUp: () => {
      if (drawnTo !== undefined) store.getState().goTo(drawnTo, 'jump')
      setDrawnTo(undefined)
    },
    onPointerCancel: () => {
      setDrawnTo(undefined)
    },
    onFocus: ({ currentTarget }: React.FocusEvent) => {
      setHasKeys(currentTarget.matches(':focus-visible'))
    },
    onBlur: () => {
      setHasKeys(false)
    },
  }
}

/** Slides that PageUp and PageDown pass over on the bar. */
const PAGE = 10

function sliderTarget(key: string, slideNumber: number, slideCount: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return slideNumber + 1
    case 'ArrowLeft':
    case 'ArrowDown':
      return slideNumber - 1
    case 'PageUp':
      return slideNumber + PAGE
    case 'PageDown':
      return slideNumber - PAGE
    case 'Home':
      return 1
    case 'End':
      return slideCount
    default:
      return undefined
  }
}
