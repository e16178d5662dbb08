import { useEffect, useRef, useState } from 'react'
import { SlidePane } from '../../slide-pane/slide-pane.tsx'
import type { SlideSource } from '../../../content/slide-source.ts'
import { useViewerState } from '../../../viewer/viewer-context.tsx'
import { useLiveWords } from '../use-live-words.ts'
import type { Clicker } from './clicker-store.ts'
import { LaserFinger } from './laser-finger.ts'

/** The slide on the wall, small: a finger on it is a laser there. */
export function LaserPad({ clicker, slides }: { clicker: Clicker; slides: SlideSource }) {
  const t = useLiveWords()
  const locale = useViewerState((state) => state.locale)
  const slideNumber = useViewerState((state) => state.slideNumber)
  const fragment = useViewerState((state) => state.fragment)
  const dot = useRef<HTMLSpanElement>(null)
  const [finger] = useState(() => new LaserFinger({ point: clicker.point, off: clicker.stopPointing }))
  useEffect(
    () => () => {
      finger.lift()
    },
    [finger],
  )
  const point = (event: React.PointerEvent<HTMLElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const [x, y] = [(event.clientX - left) / width, (event.clientY - top) / height]
    finger.move(x, y)
    // The pages' policy allows no style attribute, but a script may set styles.
    dot.current?.style.setProperty('inset-inline-start', `${x * 100}%`)
    dot.current?.style.setProperty('inset-block-start', `${y * 100}%`)
  }
  const lift = (event: React.PointerEvent<HTMLElement>) => {
    if (event.isPrimary) finger.lift()
  }
  return (
    <section className="clicker-pad" aria-label={t('clicker.laser')}>
      <SlidePane {...{ slides, slideNumber, fragment, locale }} name="current" inert>
        <div
          className="clicker-finger"
          onPointerDown={(event) => {
            if (!event.isPrimary || event.button !== 0) return
            event.currentTarget.setPointerCapture(event.pointerId)
            point(event)
          }}
          onPointerMove={(event) => {
            if (event.isPrimary && event.currentTarget.hasPointerCapture(event.pointerId)) point(event)
          }}
          onPointerUp={lift}
          onPointerCancel={lift}
        >
          <span ref={dot} className="clicker-dot" />
        </div>
      </SlidePane>
      <p className="clicker-hint">{t('clicker.laserHint')}</p>
    </section>
  )
}
