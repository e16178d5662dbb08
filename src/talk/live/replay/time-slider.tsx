import { useStore } from 'zustand'
import { formatDuration } from '../../../deck/format-duration.ts'
import { isRecordedPosition, type LiveRecording } from '../../../deck/live/live-recording.ts'
import { useLiveWords } from '../use-live-words.ts'
import type { Player } from './player.ts'

/** ms that an arrow key goes on. */
const STEP_MS = 5000
/** Units across the drawing of the marks. */
const WIDTH = 1000

/** The recording from its beginning to its end, with a mark at each turn to another slide. */
export function TimeSlider({ player, recording }: { player: Player; recording: LiveRecording }) {
  const t = useLiveWords()
  const timeMs = useStore(player.store, (state) => state.timeMs)
  const slideNumber = useStore(player.store, ({ position }) => position?.slideNumber ?? 1)
  const { startMs, endMs } = player
  const elapsed = formatDuration(timeMs - startMs)
  const total = formatDuration(endMs - startMs)
  return (
    <div className="replay-time">
      <span className="replay-clock">{elapsed}</span>
      <div className="replay-track">
        <SlideMarks recording={recording} startMs={startMs} endMs={endMs} />
        <input
          type="range"
          min={startMs}
          max={endMs}
          step="any"
          value={timeMs}
          aria-label={t('replay.time')}
          aria-valuetext={t('replay.timeValue', { elapsed, total, number: slideNumber })}
          onChange={({ currentTarget }) => {
            player.seek(currentTarget.valueAsNumber)
          }}
          onKeyDown={(event) => {
            const steps = STEPS[event.key]
            if (steps === undefined) return
            event.preventDefault()
            player.seek(timeMs + steps * STEP_MS)
          }}
        />
      </div>
      <span className="replay-clock">{total}</span>
    </div>
  )
}

/** Steps that a key goes; Home and End are the browser's. */
const STEPS: Partial<Record<string, number>> = {
  ...{ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 12, PageDown: -12 },
}

interface SlideMarksProps {
  recording: LiveRecording
  startMs: number
  endMs: number
}

function SlideMarks({ recording, startMs, endMs }: SlideMarksProps) {
  const marks = turnsOf(recording).map((at) => {
    const x = (WIDTH * (at - startMs)) / Math.max(1, endMs - startMs)
    return `M${x.toFixed(1)} 0v8`
  })
  return (
    <svg className="replay-marks" viewBox={`0 0 ${WIDTH} 8`} preserveAspectRatio="none" aria-hidden="true">
      <path d={marks.join('')} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

/** Times at which another slide came. */
function turnsOf({ entries }: LiveRecording): number[] {
  const positions = entries.filter(isRecordedPosition)
  return positions
    .filter(({ slideNumber }, index) => index > 0 && slideNumber !== positions[index - 1]?.slideNumber)
    .map(({ at }) => at)
}
