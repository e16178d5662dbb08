import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '../../deck/locale.ts'
import { withOwnIds } from '../../content/own-ids.ts'
import type { SlideSource } from '../../content/slide-source.ts'
import { useSection } from './use-section.ts'
import { RetryButton } from '../../ui/retry-button.tsx'
import './slide-pane.css'

interface SlidePaneProps {
  slides: SlideSource
  /** Undefined after the last slide. */
  slideNumber: number | undefined
  fragment: number
  locale: Locale
  /** Keeps the ids of two panes apart. */
  name: 'current' | 'next'
  /** The block that is marked. */
  marked?: string | undefined
  /** True where its links can't be followed. */
  inert?: boolean
  onClick?: (event: React.MouseEvent) => void
  /** What lies over the slide, in the same box. */
  children?: ReactNode
}

/** A slide as the stage shows it at a step, live: real text and drawings, not a picture. */
export function SlidePane(props: SlidePaneProps) {
  const { slides, slideNumber, fragment, locale, name, marked, inert, onClick, children } = props
  const { t } = useTranslation()
  const { slide, failed, retry } = useSection(slides, locale, slideNumber)
  const frame = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!slide) return
    const copy = withOwnIds(slide.cloneNode(true) as HTMLElement, `${name}-`)
    slides.showSteps(copy, fragment)
    frame.current?.replaceChildren(copy)
  }, [slides, slide, fragment, name])
  useLayoutEffect(() => {
    const block = marked && frame.current?.querySelector(`[data-block="${marked}"]`)
    if (!block) return undefined
    block.classList.add('marked')
    return () => {
      block.classList.remove('marked')
    }
  }, [slide, fragment, marked])
  return (
    <div className="slide-pane" data-pane={name}>
      <div className="slide-pane-frame" ref={frame} hidden={!slide} inert={inert} onClick={onClick} />
      {children}
      {!slide && slideNumber !== undefined && (
        <p className="slide-pane-message" role={failed ? 'alert' : undefined}>
          {t(failed ? 'stage.failed' : 'stage.loading', { number: slideNumber })}{' '}
          {failed && <RetryButton onRetry={retry}>{t('stage.retry')}</RetryButton>}
        </p>
      )}
      {slideNumber === undefined && <p className="slide-pane-message">{t('speaker.end')}</p>}
    </div>
  )
}
