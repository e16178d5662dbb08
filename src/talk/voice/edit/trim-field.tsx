import { useMemo, useState } from 'react'
import { formatDuration } from '../../../deck/format-duration.ts'
import type { OpenedRecording } from '../store/open-recording.ts'
import { useVoiceWords } from '../use-voice-words.ts'
import { trimmed, untrimmed, type Edit, type Shape } from './editing.ts'

interface TrimFieldProps {
  opened: OpenedRecording
  shape: Shape
  edit: (change: Edit) => void
}

/** ms that an arrow key goes. */
const STEP_MS = 100
/** Units of the drawing, and strokes in it. */
const WIDTH = 1000
const HEIGHT = 60
const STROKES = 250

/** Cuts off what comes before the talk and after it. */
export function TrimField({ opened, shape, edit }: TrimFieldProps) {
  const t = useVoiceWords()
  const { durationMs } = shape
  const [fromMs, setFromMs] = useState(0)
  const [toMs, setToMs] = useState(durationMs)
  const whole = untrimmed(opened)
  const isCut = fromMs > 0 || toMs < durationMs
  return (
    <fieldset className="edit-field">
      <legend>{t('edit.trim')}</legend>
      <Wave {...{ shape, fromMs, toMs }} />
      <Edge
        label={t('edit.from')}
        valueMs={fromMs}
        durationMs={durationMs}
        onChange={(ms) => {
          setFromMs(Math.min(ms, toMs - 1000))
        }}
      />
      <Edge
        label={t('edit.to')}
        valueMs={toMs}
        durationMs={durationMs}
        onChange={(ms) => {
          setToMs(Math.max(ms, fromMs + 1000))
        }}
      />
      <div className="record-buttons">
        <button
          type="button"
          className="button primary"
          disabled={!isCut}
          onClick={() => {
            edit(trimmed(opened, fromMs, toMs))
          }}
        >
          {t('edit.cut')}
        </button>
        {whole && (
          <button
            type="button"
            className="button"
            onClick={() => {
              edit(whole)
            }}
          >
            {t('edit.uncut')}
          </button>
        )}
      </div>
    </fieldset>
  )
}

/** How loud the talk is, with its turns; what would be cut off is covered. */
function Wave({
  shape: { durationMs, levels, visits },
  fromMs,
  toMs,
}: Pick<TrimFieldProps, 'shape'> & { fromMs: number; toMs: number }) {
  const path = useMemo(() => wavePath(levels), [levels])
  const x = (ms: number) => (WIDTH * ms) / Math.max(1, durationMs)
  return (
    <svg
      className="edit-wave"
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className="edit-wave-line" d={path} vectorEffect="non-scaling-stroke" />
      {visits.slice(1).map((visit) => (
        <path
          key={visit.fromMs}
          className="edit-wave-turn"
          d={`M${x(visit.fromMs).toFixed(1)} 0v${String(HEIGHT)}`}
          vectorEffect="non-scaling-stroke"
        />
      ))}
      <rect className="edit-wave-off" x="0" y="0" width={x(fromMs)} height={HEIGHT} />
      <rect className="edit-wave-off" x={x(toMs)} y="0" width={WIDTH - x(toMs)} height={HEIGHT} />
    </svg>
  )
}

interface EdgeProps {
  label: string
  valueMs: number
  durationMs: number
  onChange: (ms: number) => void
}

function Edge({ label, valueMs, durationMs, onChange }: EdgeProps) {
  return (
    <label className="edit-edge">
      <span>{label}</span>
      <input
        type="range"
        min={0}
        max={Math.ceil(durationMs / STEP_MS) * STEP_MS}
        step={STEP_MS}
        value={valueMs}
        aria-valuetext={formatDuration(valueMs)}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.valueAsNumber)
        }}
      />
      <output>{formatDuration(valueMs)}</output>
    </label>
  )
}

/** The loudest of each stretch, as upright strokes around the middle. */
function wavePath(levels: Uint8Array): string {
  const count = Math.min(STROKES, levels.length)
  return Array.from({ length: count }, (_, index) => {
    const [from, to] = [index, index + 1].map((at) => Math.floor((at * levels.length) / count))
    const loudest = levels.subarray(from, to).reduce((most, level) => Math.max(most, level), 0)
    // From −60 dB on: what is quieter is no speech.
    const half = Math.max(1, ((loudest - 80) / 120) * (HEIGHT / 2))
    const x = ((index + 0.5) * WIDTH) / count
    return `M${x.toFixed(1)} ${(HEIGHT / 2 - half).toFixed(1)}v${(2 * half).toFixed(1)}`
  }).join('')
}
