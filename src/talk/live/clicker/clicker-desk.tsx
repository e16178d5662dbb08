import { useCallback, useState, type ComponentType } from 'react'
import { useStore } from 'zustand'
import { useSlideTitle, useTitleOf } from '../../../content/deck-index.ts'
import type { TalkPlan } from '../../../deck/talk-plan.ts'
import type { LiveSession } from '../../../deck/live/live-info.ts'
import type { KeyAction } from '../../../viewer/key-table.ts'
import type { SlideSource } from '../../../content/slide-source.ts'
import { CloseIcon, NextIcon, PreviousIcon } from '../../../ui/icons.tsx'
import { useSection } from '../../slide-pane/use-section.ts'
import { useWakeLock } from '../../../ui/use-wake-lock.ts'
import { useViewerState } from '../../../viewer/viewer-context.tsx'
import { LiveBar } from '../live-bar.tsx'
import { useLiveWords } from '../use-live-words.ts'
import { canTurn, clickerStanding, type Clicker, type ClickerStanding } from './clicker-store.ts'
import { ClickerClock } from './clicker-clock.tsx'
import { ClickerMessage } from './clicker-message.tsx'
import { ClickerQuestions } from './clicker-questions.tsx'
import { ClickerWords } from './clicker-words.tsx'
import { takeClicker } from './keep-clicker.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { LaserPad } from './laser-pad.tsx'
import { useClicker } from './use-clicker.ts'
import { useElapsed } from './use-elapsed.ts'
import { useNotes } from './use-notes.ts'
import { canVibrate } from './vibrate.ts'

export interface ClickerDeskProps {
  session: LiveSession
  code: string
  slides: SlideSource
  /** How the speaker's time is planned; undefined where nobody did. */
  plan: TalkPlan | undefined
  /** Runs the key table: a keyboard that belongs to the phone or tablet turns, too. */
  Keys: ComponentType<{ run: (action: KeyAction) => void }>
}

/** What a clicker with a code holds: the slide on the wall, what is said about it, and what turns it. */
export function ClickerDesk({ session, code, slides, plan, Keys }: ClickerDeskProps) {
  const t = useLiveWords()
  const [kept] = useState(() => takeClicker(code))
  const clicker = useClicker(session, kept, slides)
  const state = useStore(clicker.store)
  const elapsed = useElapsed(session, state.state?.clockStarted)
  const notes = useNotes(session, kept, canTurn(state))
  const standing = clickerStanding(state)
  const press = (action: KeyAction) => {
    if (action === 'next') elapsed.start()
    if (action === 'next' || action === 'previous' || action === 'black') clicker.press(action)
  }
  if (standing === 'used' || standing === 'dismissed') {
    return (
      <ClickerMessage line={t(`clicker.${standing}`)} tone="warning">
        <p>{t('clicker.uninvited')}</p>
      </ClickerMessage>
    )
  }
  if (!state.position) return <ClickerMessage line={t(`clicker.${standing}`)} />
  return (
    <>
      <LiveBar line={t(state.unsent ? 'clicker.unsent' : `clicker.${standing}`)} tone={TONES[standing]}>
        <ClickerQuestions clicker={clicker} />
        <LanguageSwitch />
      </LiveBar>
      <Limits />
      <Place />
      <ClickerClock elapsed={elapsed} plan={plan} minutes={state.state?.minutes} />
      <LaserPad clicker={clicker} slides={slides} />
      <ClickerWords notes={notes} />
      <Upcoming slides={slides} />
      <Buttons clicker={clicker} press={press} />
      <Keys run={press} />
    </>
  )
}

const TONES: Partial<Record<ClickerStanding, 'live' | 'warning'>> = {
  ...{ ready: 'live', speakerAway: 'warning', lost: 'warning' },
}

/** What this device or address can't do, until it was read. */
function Limits() {
  const t = useLiveWords()
  const [isSleepy, setSleepy] = useState(false)
  const [isRead, setRead] = useState(false)
  const onSleepy = useCallback(() => {
    setSleepy(true)
  }, [])
  useWakeLock(onSleepy)
  const limits = [
    ...(isSleepy ? [t(isSecureContext ? 'clicker.sleepy' : 'clicker.insecure')] : []),
    ...(canVibrate() ? [] : [t('clicker.unfelt')]),
  ]
  if (isRead || limits.length === 0) return null
  return (
    <div className="clicker-limits">
      <p>{limits.join(' ')}</p>
      <button
        type="button"
        className="button"
        aria-label={t('clicker.limitsRead')}
        onClick={() => {
          setRead(true)
        }}
      >
        <CloseIcon />
      </button>
    </div>
  )
}

/** Number and title of the slide on the wall; spoken when it changes. */
function Place() {
  const t = useLiveWords()
  const slideNumber = useViewerState((state) => state.slideNumber)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const locale = useViewerState((state) => state.locale)
  const title = useSlideTitle()
  return (
    <div className="clicker-place" role="status">
      <p className="clicker-number">{t('clicker.place', { number: slideNumber, count: slideCount })}</p>
      <p className="clicker-title" lang={locale}>
        {title}
      </p>
    </div>
  )
}

/** What the next press shows: a step of the same slide, or the slide after it. */
function Upcoming({ slides }: { slides: SlideSource }) {
  const t = useLiveWords()
  const locale = useViewerState((state) => state.locale)
  const slideNumber = useViewerState((state) => state.slideNumber)
  const fragment = useViewerState((state) => state.fragment)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const { slide } = useSection(slides, locale, slideNumber)
  const title = useTitleOf(slideNumber + 1)
  const steps = slide ? slides.countSteps(slide) : 0
  const line =
    fragment + 1 < steps
      ? t('clicker.nextStep', { number: fragment + 2, count: steps })
      : slideNumber < slideCount
        ? t('clicker.nextSlide', { title: title ?? '' })
        : t('clicker.nextNone')
  return <p className="clicker-upcoming">{line}</p>
}

interface ButtonsProps {
  clicker: Clicker
  press: (action: 'next' | 'previous' | 'black') => void
}

/** They stay pressable without connection, so that a press in vain is answered. */
function Buttons({ clicker, press }: ButtonsProps) {
  const t = useLiveWords()
  const isHeard = useStore(clicker.store, canTurn)
  const isBlack = useStore(clicker.store, ({ state }) => state?.black === true)
  const button = (action: 'next' | 'previous' | 'black') => ({
    type: 'button' as const,
    className: `clicker-button clicker-${action}`,
    'aria-disabled': !isHeard,
    onClick: () => {
      press(action)
    },
  })
  return (
    <>
      <button {...button('black')} aria-pressed={isBlack}>
        {t('clicker.black')}
      </button>
      <button {...button('previous')}>
        <PreviousIcon />
        {t('clicker.previous')}
      </button>
      <button {...button('next')}>
        {t('clicker.next')}
        <NextIcon />
      </button>
    </>
  )
}
