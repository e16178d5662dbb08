import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isModified } from '../../ui/modified.ts'
import { parseDeckLink } from '../../deck/deck-link.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { litBlock } from '../../viewer/store/place.ts'
import { AudienceBar } from './audience-bar.tsx'
import { NotesPane } from './notes-pane.tsx'
import { SectionProgress } from './section-progress.tsx'
import { SlidePane } from '../slide-pane/slide-pane.tsx'
import { useSpeaker } from './speaker-context.tsx'
import { TimerBar } from './timer-bar.tsx'
import { TurnBar } from './turn-bar.tsx'
import { useSection } from '../slide-pane/use-section.ts'
import './speaker-view.css'

interface SpeakerPageProps {
  /** What lies over the current slide. */
  overlay: ReactNode
  /** What points at it and draws on it. */
  tools: ReactNode
}

/** Everything that a speaker looks at: this slide and the next step, words, time, and what the audience sees. */
export function SpeakerPage({ overlay, tools }: SpeakerPageProps) {
  const { t } = useTranslation()
  const title = useViewerState(({ deck, locale }) => deck.title[locale])
  return (
    <main className="speaker">
      <h1 className="visually-hidden">{t('speaker.pageTitle', { deck: title })}</h1>
      <TimerBar />
      <Current overlay={overlay} tools={tools} />
      <Next />
      <NotesPane />
      <AudienceBar />
      <SectionProgress />
      <TurnBar />
    </main>
  )
}

function Current({ overlay, tools }: SpeakerPageProps) {
  const { t } = useTranslation()
  const { store } = useViewer()
  const { slides } = useSpeaker()
  const locale = useViewerState((state) => state.locale)
  const slideNumber = useViewerState((state) => state.slideNumber)
  const fragment = useViewerState((state) => state.fragment)
  const marked = useViewerState(litBlock)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const { slide } = useSection(slides, locale, slideNumber)
  const onClick = useSlideLinks()
  useEffect(() => {
    if (!slide) return
    slides.prefetch(locale, slideNumber, slideCount)
    // All steps were asked for before anybody could know how many there are.
    if (fragment === Infinity) store.getState().arrive(slideNumber, slides.countSteps(slide) - 1)
  }, [slides, store, slide, locale, slideNumber, slideCount, fragment])
  return (
    <section className="speaker-current" aria-label={t('speaker.current', { number: slideNumber })}>
      <SlidePane {...{ slides, slideNumber, fragment, locale, marked, onClick }} name="current">
        {overlay}
      </SlidePane>
      <div className="speaker-tools">{tools}</div>
    </section>
  )
}

/** What the next press shows: a step of the same slide, or the slide after it. */
function Next() {
  const { t } = useTranslation()
  const { slides } = useSpeaker()
  const locale = useViewerState((state) => state.locale)
  const slideNumber = useViewerState((state) => state.slideNumber)
  const fragment = useViewerState((state) => state.fragment)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const { slide } = useSection(slides, locale, slideNumber)
  const steps = slide ? slides.countSteps(slide) : 0
  const stays = fragment + 1 < steps
  const next = stays ? slideNumber : slideNumber < slideCount ? slideNumber + 1 : undefined
  const label =
    next === undefined
      ? t('speaker.nextNone')
      : stays
        ? t('speaker.nextStep', { number: fragment + 2, count: steps })
        : t('speaker.nextSlide', { number: next })
  return (
    <section className="speaker-upcoming" aria-label={label}>
      <p className="speaker-label" aria-hidden="true">
        {label}
      </p>
      <SlidePane
        {...{ slides, locale }}
        slideNumber={next}
        fragment={stays ? fragment + 1 : -1}
        name="next"
        inert
      />
    </section>
  )
}

/** A link to a slide goes there, any other opens beside: the speaker's page stays. */
function useSlideLinks(): (event: React.MouseEvent) => void {
  const { baseUrl } = useViewer()
  const { stepper } = useSpeaker()
  return (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || isModified(event)) return
    event.preventDefault()
    const target = link.href.startsWith(baseUrl)
      ? parseDeckLink(link.href.slice(baseUrl.length).replace(/[?#].*$/, ''))
      : undefined
    if (target?.slideNumber !== undefined) stepper.goTo(target.slideNumber)
    else window.open(link.href, '_blank', 'noopener')
  }
}
