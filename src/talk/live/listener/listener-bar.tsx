import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { LiveSession } from '../../../deck/live/live-info.ts'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import { QuestionIcon } from '../icons.tsx'
import { slidesAway } from '../follower.ts'
import { LiveBar } from '../live-bar.tsx'
import { AskDialog } from '../questions/ask-dialog.tsx'
import { AskedQuestions } from '../questions/asked-questions.ts'
import { WallQuestionBanner } from '../questions/wall-question.tsx'
import { PollBars } from '../room/poll-bars.tsx'
import { SignalButton } from '../room/signal-button.tsx'
import { VoteButton } from '../room/vote-button.tsx'
import { clockTime } from '../screens/screen-of.ts'
import { TalkScreen } from '../screens/talk-screen.tsx'
import type { InkSide } from '../speakers-ink.ts'
import { useLiveWords } from '../use-live-words.ts'
import { barLine, type BarLine } from './bar-line.ts'
import type { Listener } from './follow-store.ts'
import { useListener } from './use-listener.ts'

/** ms within which the phones of a hall fetch the next slide: seldom is a slide shown for less. */
const SPREAD_MS = 4000
const TONES: Partial<Record<BarLine, 'live' | 'warning'>> = {
  ...{
    following: 'live',
    together: 'live',
    paused: 'live',
    pausedUntil: 'live',
    black: 'live',
    frozen: 'live',
  },
  ...{ lost: 'warning', refused: 'warning', speakerAway: 'warning' },
}

interface ListenerBarProps {
  session: LiveSession
  spreadFetches: (overMs: number) => void
  showInk: InkSide['show'] | undefined
  onLeave: () => void
}

/** Takes the page along with the talk, and says how the talk stands. */
export function ListenerBar({ session, spreadFetches, showInk, onLeave }: ListenerBarProps) {
  const listener = useListener(session, showInk)
  const { store } = useViewer()
  const name = session.session
  useEffect(() => {
    store.getState().setLive(name)
    return () => {
      store.getState().setLive(undefined)
    }
  }, [store, name])
  useEffect(() => {
    spreadFetches(SPREAD_MS)
    return () => {
      spreadFetches(0)
    }
  }, [spreadFetches])
  return (
    <>
      <FollowingBar listener={listener} talk={name} onLeave={onLeave} />
      <FollowedScreen listener={listener} session={session} />
    </>
  )
}

function FollowedScreen({ listener, session }: { listener: Listener; session: LiveSession }) {
  const state = useStore(listener.store, (follow) => follow.state)
  const poll = useStore(listener.store, (follow) => follow.poll)
  const wallQuestion = useStore(listener.store, (follow) => follow.wallQuestion)
  return (
    <>
      <WallQuestionBanner question={state?.phase === 'ended' ? undefined : wallQuestion} />
      <PollBars poll={state?.phase === 'ended' ? undefined : poll} />
      {state && <TalkScreen state={state} session={session} />}
    </>
  )
}

interface FollowingBarProps {
  listener: Listener
  /** Name of the session. */
  talk: string
  onLeave: () => void
}

function FollowingBar({ listener, talk, onLeave }: FollowingBarProps) {
  const t = useLiveWords()
  const { store } = useViewer()
  const follow = useStore(listener.store)
  const slideNumber = useViewerState((state) => state.slideNumber)
  const build = useViewerState(({ deck }) => deck.buildId)
  const locale = useViewerState((state) => state.locale)
  const until = follow.state?.until
  const line = barLine(follow)
  const away = slidesAway({ ...store.getState(), slideNumber }, follow.position)
  const otherBuild = follow.state !== undefined && follow.state.build !== '' && follow.state.build !== build
  const isAway = line === 'away'
  return (
    <LiveBar
      line={t(`bar.${line}`, {
        number: follow.position?.slideNumber ?? 1,
        time: until === undefined ? '' : clockTime(until, locale),
      })}
      tone={TONES[line]}
      away={isAway}
      onLeave={onLeave}
    >
      {isAway && (
        <button type="button" className="button primary" onClick={listener.rejoin}>
          {t('bar.return', { count: away })}
        </button>
      )}
      <VoteButton listener={listener} />
      <SignalButton listener={listener} />
      <AskButton listener={listener} talk={talk} />
      {otherBuild && (
        <button
          type="button"
          className="button"
          title={t('bar.otherBuild')}
          onClick={() => {
            location.reload()
          }}
        >
          {t('bar.reload')}
        </button>
      )}
    </LiveBar>
  )
}

/** There while the speaker takes questions. */
function AskButton({ listener, talk }: { listener: Listener; talk: string }) {
  const t = useLiveWords()
  const [asked] = useState(() => new AskedQuestions(talk))
  const [open, setOpen] = useState(false)
  const questionsOpen = useStore(
    listener.store,
    ({ state }) => state?.questionsOpen === true && state.phase !== 'ended',
  )
  return (
    <>
      {questionsOpen && (
        <button
          type="button"
          className="button"
          aria-label={t('bar.questions')}
          onClick={() => {
            setOpen(true)
          }}
        >
          <QuestionIcon />
          <span className="live-bar-label" aria-hidden="true">
            {t('bar.questions')}
          </span>
        </button>
      )}
      {open && (
        <AskDialog
          listener={listener}
          asked={asked}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </>
  )
}
