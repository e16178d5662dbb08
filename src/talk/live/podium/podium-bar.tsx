import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { LiveSession } from '../../../deck/live/live-info.ts'
import { formatLiveLink } from '../../../deck/live/live-link.ts'
import { shareableUrl } from '../../../viewer/private-key.ts'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import { CodeIcon, QuestionIcon } from '../icons.tsx'
import { LiveBar } from '../live-bar.tsx'
import { QuestionDesk } from '../questions/question-desk.tsx'
import { PollDeskButton } from '../room/poll-desk.tsx'
import { SignalStrip } from '../room/signal-strip.tsx'
import { clockTime } from '../screens/screen-of.ts'
import { useLiveWords } from '../use-live-words.ts'
import { ClickerButton } from './clicker-button.tsx'
import { ListenerCount } from './listener-count.tsx'
import { PhaseButtons } from './phase-buttons.tsx'
import { PodiumButton } from './podium-button.tsx'
import type { PodiumState } from './podium-state.ts'
import type { Podium } from './podium-store.ts'
import { connectPodium, tellRoom } from './podium-commands.ts'

interface PodiumBarProps {
  podium: Podium
  session: LiveSession
  /** Link to the speaker view; left out there. */
  speakerView?: ReactNode
}

/** What the speaker sees of the live talk, and can do about it. */
export function PodiumBar({ podium, session, speakerView }: PodiumBarProps) {
  const t = useLiveWords()
  const state = useStore(podium.store)
  const line = podiumLine(state)
  const leads = state.lectern === 'mine'
  const locale = useViewerState((viewer) => viewer.locale)
  useShownRoom(state)
  const time = state.until === undefined ? '' : clockTime(state.until, locale)
  return (
    <LiveBar
      line={line === 'connecting' ? t('bar.connecting') : t(`podium.${line}`, { time })}
      tone={TONES[line]}
      leads={leads}
    >
      {leads && <ListenerCount podium={podium} />}
      {leads && <SignalStrip podium={podium} />}
      {(line === 'other' || line === 'near' || line === 'free') && (
        <button
          type="button"
          className={line === 'near' ? 'button' : 'button primary'}
          onClick={podium.takeOver}
        >
          {t('podium.takeOver')}
        </button>
      )}
      {leads && <PodiumButtons podium={podium} session={session} speakerView={speakerView} />}
    </LiveBar>
  )
}

type PodiumLine =
  | 'connecting'
  | 'leading'
  | `${'waiting' | 'paused'}${'' | 'Until'}`
  | 'ended'
  | 'lost'
  | 'refused'
  | 'other'
  | 'near'
  | 'free'
const TONES: Partial<Record<PodiumLine, 'live' | 'warning'>> = {
  ...{ leading: 'live', lost: 'warning', refused: 'warning', other: 'warning', free: 'warning' },
}

function podiumLine({ status, lectern, isNear, phase, until }: PodiumState): PodiumLine {
  if (status === 'lost' || status === 'refused') return status
  // The usual set-up, a speaker view beside its wall, is nothing to warn of.
  if (lectern === 'other') return isNear ? 'near' : 'other'
  if (lectern === 'free') return lectern
  if (lectern !== 'mine') return 'connecting'
  if (phase === 'live') return 'leading'
  return phase === 'ended' || until === undefined ? phase : `${phase}Until`
}

/** A recording of this page hears of it. */
function useShownRoom({ wallQuestion: question, poll }: PodiumState): void {
  useEffect(() => {
    tellRoom({ question, poll: poll?.counts ? poll : undefined })
  }, [question, poll])
  useEffect(
    () => () => {
      tellRoom({})
    },
    [],
  )
}

function PodiumButtons({ podium, session, speakerView }: PodiumBarProps) {
  const t = useLiveWords()
  const [open, setOpen] = useState(false)
  return (
    <div className="live-bar-buttons" role="group" aria-label={t('podium.setUp')}>
      <HallButton session={session} />
      <QuestionsButton
        podium={podium}
        onClick={() => {
          setOpen(true)
        }}
      />
      <PollDeskButton podium={podium} />
      <ClickerButton podium={podium} session={session} />
      <PhaseButtons podium={podium} />
      {speakerView}
      {open && (
        <QuestionDesk
          podium={podium}
          session={session}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </div>
  )
}

/** The listeners' link as a large code over the slide, on all of the audience's pages. */
function HallButton({ session }: { session: LiveSession }) {
  const t = useLiveWords()
  const { store, baseUrl } = useViewer()
  const isShown = useViewerState(({ hall }) => hall !== undefined)
  const [site = ''] = session.join
  const code = shareableUrl(site + formatLiveLink({ session: session.session }), baseUrl, site)
  const toggle = useCallback(() => {
    const { hall, setHall } = store.getState()
    setHall(hall === undefined ? code : undefined)
  }, [store, code])
  useEffect(() => connectPodium({ toggleCode: toggle }), [toggle])
  return (
    <PodiumButton
      label={t('podium.code')}
      hint={t(isShown ? 'podium.codeHide' : 'podium.codeHint')}
      pressed={isShown}
      onClick={toggle}
    >
      <CodeIcon />
    </PodiumButton>
  )
}

function QuestionsButton({ podium, onClick }: { podium: Podium; onClick: () => void }) {
  const t = useLiveWords()
  const count = useStore(podium.store, ({ questions }) => questions.filter(({ done }) => !done).length)
  return (
    <PodiumButton
      label={count > 0 ? t('podium.questionsOpen', { count }) : t('podium.questions')}
      badge={count}
      onClick={onClick}
    >
      <QuestionIcon />
    </PodiumButton>
  )
}
