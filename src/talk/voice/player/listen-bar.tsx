import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { formatDeckLink } from '../../../deck/deck-link.ts'
import { formatDuration } from '../../../deck/format-duration.ts'
import type { OpenedTalk } from '../../../deck/voice/talk-file.ts'
import { BarButton } from '../../../ui/bar-button.tsx'
import { copyText } from '../../../ui/copy-field/clipboard.ts'
import { ShareIcon } from '../../../ui/icons.tsx'
import { shareableUrl } from '../../../viewer/private-key.ts'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import type { Replay } from '../../../viewer/store/playback.ts'
import { slidesAway } from '../../live/follower.ts'
import { LiveBar } from '../../live/live-bar.tsx'
import { TimeSlider } from '../../live/replay/time-slider.tsx'
import { WallQuestionBanner } from '../../live/questions/wall-question.tsx'
import { PollBars } from '../../live/room/poll-bars.tsx'
import { useVoiceWords } from '../use-voice-words.ts'
import { CaptionsButton } from './captions.tsx'
import { KeepButton } from './keep-button.tsx'
import { keptPlace, useKeptPlace } from './kept-place.ts'
import { PlayButtons, TurnButton } from './play-buttons.tsx'
import { SmallWindowButton } from './small-window.tsx'
import { useListening } from './use-listening.ts'
import { useMediaSession } from './use-media-session.ts'
import type { DrawnInk } from './talk-course.ts'
import { createVoicePlayer, VOICE_SPEEDS, type VoicePlayer } from './voice-player.ts'
import '../../live/replay/replay.css'
import './listen.css'

interface ListenBarProps {
  replay: Replay & { voice: OpenedTalk }
  /** Draws what was drawn in the talk; undefined takes it away. */
  showInk: (ink: DrawnInk | undefined) => void
  onLeave: () => void
}

/** Takes the page along with a talk that is heard. */
export function ListenBar({ replay, showInk, onLeave }: ListenBarProps) {
  const t = useVoiceWords()
  const viewer = useViewer()
  const { voice } = replay
  const player = useMemo(() => createVoicePlayer(viewer.store, voice, showInk), [viewer, voice, showInk])
  const [startMs] = useState(() => replay.atMs ?? keptPlace(viewer, voice.talk))
  useEffect(() => player.start(startMs), [player, startMs])
  useListening(player)
  useKeptPlace(player, voice.talk)
  useMediaSession(player)
  const state = useStore(player.store)
  const slideNumber = useViewerState((one) => one.slideNumber)
  const locale = useViewerState((one) => one.locale)
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(voice.talk.started)
  const number = state.position?.slideNumber ?? 1
  return (
    <LiveBar
      className="replay-bar listen-bar"
      label={t('listen.label', { date })}
      line={t(state.following ? (state.frozen ? 'listen.frozen' : 'listen.slide') : 'listen.away', {
        number,
      })}
      tone={state.playing && state.following ? 'live' : undefined}
      away={!state.following}
      leaveLabel={t('listen.leave')}
      onLeave={onLeave}
    >
      <PollBars poll={state.room?.poll} />
      <WallQuestionBanner question={state.room?.question} isAlways />
      <Notes voice={voice} refused={state.refused} />
      {!state.following && (
        <button type="button" className="button primary" onClick={player.rejoin}>
          {t('listen.return', {
            count: slidesAway({ ...viewer.store.getState(), slideNumber }, state.position),
          })}
        </button>
      )}
      <div className="listen-turns">
        <TurnButton player={player} by={-1} />
        <TurnButton player={player} by={1} />
      </div>
      <div className="replay-tools">
        <PlayButtons player={player} />
        <TimeSlider
          {...{ timeMs: state.timeMs, startMs: 0, endMs: player.durationMs, slideNumber: number }}
          turns={player.visits.slice(1).map(({ fromMs }) => fromMs)}
          onSeek={player.seek}
        />
        <SpeedChoice player={player} />
      </div>
      <More player={player} replay={replay} />
    </LiveBar>
  )
}

/** What of the file isn't as it was written, and what the browser wouldn't do. */
function Notes({ voice: { flaws, talk }, refused }: { voice: OpenedTalk; refused: boolean }) {
  const t = useVoiceWords()
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  // Each build is another one; only a slide that is gone is worth a word.
  const isBeyond = talk.events.some((event) => event.kind === 'place' && event.slideNumber > slideCount)
  const notes = [
    ...(refused ? [t('listen.refused')] : []),
    ...flaws.map((flaw) =>
      flaw.flaw === 'audioShort'
        ? t('listen.audioShort', { time: formatDuration(talk.durationMs * flaw.share) })
        : flaw.flaw === 'eventsLost'
          ? t('listen.eventsLost', { count: flaw.count })
          : t(`listen.${flaw.flaw}`),
    ),
    ...(isBeyond ? [t('listen.otherBuild')] : []),
  ]
  return notes.length > 0 && <p className="replay-note">{notes.join(' ')}</p>
}

function SpeedChoice({ player }: { player: VoicePlayer }) {
  const t = useVoiceWords()
  const speed = useStore(player.store, (state) => state.speed)
  return (
    <select
      className="replay-speed"
      aria-label={t('listen.speed')}
      value={speed}
      onChange={({ currentTarget }) => {
        const chosen = VOICE_SPEEDS.find((one) => String(one) === currentTarget.value)
        if (chosen !== undefined) player.setSpeed(chosen)
      }}
    >
      {VOICE_SPEEDS.map((one) => (
        <option key={one} value={one}>
          {t('listen.times', { speed: one })}
        </option>
      ))}
    </select>
  )
}

/** What is wanted now and then. */
function More({ player, replay }: { player: VoicePlayer; replay: ListenBarProps['replay'] }) {
  const t = useVoiceWords()
  const { store, baseUrl } = useViewer()
  const skips = useStore(player.store, (state) => state.skipsSilence)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    const { locale } = store.getState()
    const atMs = player.store.getState().timeMs
    const url = baseUrl + formatDeckLink({ locale, page: 'deck', replay: replay.path ?? '', atMs })
    setCopied(await copyText(shareableUrl(url, baseUrl)))
  }
  return (
    <div className="listen-more">
      {replay.voice.talk.levels !== undefined && (
        <button
          type="button"
          className="button"
          aria-pressed={skips}
          onClick={() => {
            player.setSkipsSilence(!skips)
          }}
        >
          {t('listen.skip')}
        </button>
      )}
      <CaptionsButton talk={replay.voice.talk} player={player} />
      <SmallWindowButton talk={replay.voice.talk} player={player} />
      {replay.path !== undefined && <KeepButton path={replay.path} voice={replay.voice} />}
      {replay.path !== undefined && (
        <BarButton label={t(copied ? 'listen.copied' : 'listen.link')} onClick={() => void copy()}>
          <ShareIcon />
        </BarButton>
      )}
    </div>
  )
}
