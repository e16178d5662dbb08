import { formatDuration } from '../../../deck/format-duration.ts'
import { useLiveWords } from '../use-live-words.ts'

/** ms that an arrow key goes on. */
const STEP_MS = 5000
/** Units across the drawing of the marks. */
const WIDTH = 1000

interface TimeSliderProps {
  /** Where the recording is, and between what it plays, in ms. */
  timeMs: number
  startMs: number
  endMs: number
  slideNumber: number
  /** Times at which another slide came. */
  turns: readonly number[]
  onSeek: (timeMs: number) => void
}

/** The recording from its beginning to its end, with a mark at each turn to another slide. */
export function TimeSlider({ timeMs, startMs, endMs, slideNumber, turns, onSeek }: TimeSliderProps) {
  const t = useLiveWords()
  const elapsed = formatDuration(timeMs - startMs)
  const total = formatDuration(endMs - startMs)
  return (
    <div className="replay-time">
      <span className="replay-clock">{elapsed}</span>
      <div className="replay-track">
        <SlideMarks turns={turns} startMs={startMs} endMs={endMs} />
        <input
          type="range"
          min={startMs}
          max={endMs}
          step="any"
          value={timeMs}
          aria-label={t('replay.time')}
          aria-valuetext={t('replay.timeValue', { elapsed, total, number: slideNumber })}
          onChange={({ currentTarget }) => {
            onSeek(currentTarget.valueAsNumber)
          }}
          onKeyDown={(event) => {
            const steps = STEPS[event.key]
            if (steps === undefined) return
            event.preventDefault()
            onSeek(timeMs + steps * STEP_MS)
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

function SlideMarks({ turns, startMs, endMs }: Pick<TimeSliderProps, 'turns' | 'startMs' | 'endMs'>) {
  const marks = turns.map((at) => {
    const x = (WIDTH * (at - startMs)) / Math.max(1, endMs - startMs)
    return `M${x.toFixed(1)} 0v8`
  })
  return (
    <svg className="replay-marks" viewBox={`0 0 ${WIDTH} 8`} preserveAspectRatio="none" aria-hidden="true">
      <path d={marks.join('')} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
