import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { isRecordedPosition, type LiveRecording } from '../../../deck/live/live-recording.ts'
import { BarButton } from '../../../ui/bar-button.tsx'
import { PauseIcon, PlayIcon } from '../../../ui/icons.tsx'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import { slidesAway } from '../follower.ts'
import { LiveBar } from '../live-bar.tsx'
import { WallQuestionBanner } from '../questions/wall-question.tsx'
import { PollBars } from '../room/poll-bars.tsx'
import type { InkSide } from '../speakers-ink.ts'
import { useLiveWords } from '../use-live-words.ts'
import { createPlayer, REPLAY_SPEEDS, type Player } from './player.ts'
import { replayLine } from './replay-line.ts'
import { TimeSlider } from './time-slider.tsx'
import './replay.css'

interface ReplayBarProps {
  recording: LiveRecording
  /** Draws what was drawn in the talk; undefined takes it away. */
  showInk: InkSide['show']
  onLeave: () => void
}

/** Takes the page along with a talk as it was given, and says where it is. */
export function ReplayBar({ recording, showInk, onLeave }: ReplayBarProps) {
  const t = useLiveWords()
  const { store } = useViewer()
  const player = useMemo(() => createPlayer(store, recording, showInk), [store, recording, showInk])
  useEffect(() => player.start(), [player])
  const state = useStore(player.store)
  const slideNumber = useViewerState((viewer) => viewer.slideNumber)
  const locale = useViewerState((viewer) => viewer.locale)
  const isOtherBuild = useViewerState(({ deck }) => recording.build !== deck.buildId)
  const turns = useMemo(() => turnsOf(recording), [recording])
  const line = replayLine(state)
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(recording.started)
  return (
    <LiveBar
      className="replay-bar"
      label={t('replay.label', { date })}
      line={t(`replay.${line}`, { number: state.position?.slideNumber ?? 1 })}
      tone={state.playing && state.following ? 'live' : undefined}
      away={!state.following}
      leaveLabel={t('replay.leave')}
      onLeave={onLeave}
    >
      <PollBars poll={state.poll} />
      <WallQuestionBanner question={state.wallQuestion} isAlways />
      {isOtherBuild && <p className="replay-note">{t('replay.otherBuild')}</p>}
      {!state.following && (
        <button type="button" className="button primary" onClick={player.rejoin}>
          {t('replay.return', {
            count: slidesAway({ ...store.getState(), slideNumber }, state.position),
          })}
        </button>
      )}
      <div className="replay-tools">
        <BarButton label={t(state.playing ? 'replay.pause' : 'replay.play')} onClick={player.toggle}>
          {state.playing ? <PauseIcon /> : <PlayIcon />}
        </BarButton>
        <TimeSlider
          {...{ timeMs: state.timeMs, startMs: player.startMs, endMs: player.endMs, turns }}
          slideNumber={state.position?.slideNumber ?? 1}
          onSeek={player.seek}
        />
        <SpeedChoice player={player} />
      </div>
    </LiveBar>
  )
}

/** Times at which another slide came. */
function turnsOf({ entries }: LiveRecording): number[] {
  const positions = entries.filter(isRecordedPosition)
  return positions
    .filter(({ slideNumber }, index) => index > 0 && slideNumber !== positions[index - 1]?.slideNumber)
    .map(({ at }) => at)
}

function SpeedChoice({ player }: { player: Player }) {
  const t = useLiveWords()
  const speed = useStore(player.store, (state) => state.speed)
  return (
    <select
      className="replay-speed"
      aria-label={t('replay.speed')}
      value={speed}
      onChange={({ currentTarget }) => {
        const chosen = REPLAY_SPEEDS.find((one) => String(one) === currentTarget.value)
        if (chosen !== undefined) player.setSpeed(chosen)
      }}
    >
      {REPLAY_SPEEDS.map((one) => (
        <option key={one} value={one}>
          {t('replay.times', { speed: one })}
        </option>
      ))}
    </select>
  )
}
