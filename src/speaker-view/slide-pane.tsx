import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDeckLink } from '../deck/deck-link.ts'
import type { Locale } from '../deck/locale.ts'
import { useViewer } from '../viewer-context.tsx'
import { withOwnIds } from './own-ids.ts'
import { useSpeaker } from './speaker-context.tsx'
import { useSection } from './use-section.ts'

interface SlidePaneProps {
  /** Undefined after the last slide. */
  slideNumber: number | undefined
  fragment: number
  locale: Locale
  /** Keeps the ids of two panes apart. */
  name: 'current' | 'next'
  /** What lies over the slide, in the same box. */
  children?: ReactNode
}

/** A slide as the stage shows it at a step, live: real text and drawings, not a picture. */
export function SlidePane({ slideNumber, fragment, locale, name, children }: SlidePaneProps) {
  const { t } = useTranslation()
  const { slides } = useSpeaker()
  const { slide, failed, retry } = useSection(locale, slideNumber)
  const frame = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!slide) return
    const copy = withOwnIds(slide.cloneNode(true) as HTMLElement, `${name}-`)
    slides.showSteps(copy, fragment)
    frame.current?.replaceChildren(copy)
  }, [slides, slide, fragment, name])
  const onClick = useSlideLinks()
  return (
    <div className="speaker-slide" data-pane={name}>
      <div
        className="speaker-slide-frame"
        ref={frame}
        hidden={!slide}
        inert={name === 'next'}
        onClick={onClick}
      />
      {children}
      {!slide && slideNumber !== undefined && (
        <p className="speaker-slide-message" role={failed ? 'alert' : undefined}>
          {t(failed ? 'stage.failed' : 'stage.loading', { number: slideNumber })}{' '}
          {failed && (
            <button type="button" className="button" onClick={retry}>
              {t('stage.retry')}
            </button>
          )}
        </p>
      )}
      {slideNumber === undefined && <p className="speaker-slide-message">{t('speaker.end')}</p>}
    </div>
  )
}

/** A link to a slide goes there, any other opens beside: the speaker's page stays. */
function useSlideLinks(): (event: React.MouseEvent) => void {
  const { baseUrl } = useViewer()
  const { stepper } = useSpeaker()
  return (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const target = link.href.startsWith(baseUrl)
      ? parseDeckLink(link.href.slice(baseUrl.length).replace(/[?#].*$/, ''))
      : undefined
    if (target?.slideNumber !== undefined) stepper.goTo(target.slideNumber)
    else window.open(link.href, '_blank', 'noopener')
  }
}
