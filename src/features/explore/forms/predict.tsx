import {
  hide,
  predictCodec,
  scorePredictions,
  type PredictData,
  type PredictState,
} from '../../../deck/explore/predict.ts'
import { Says, Slider } from '../controls.tsx'
import type { Form, FormProps } from '../form.ts'
import { useExploreWords } from '../use-explore-words.ts'
import './predict.css'

export const form: Form<PredictData, PredictState> = { codec: predictCodec, View }

type Props = Omit<FormProps<PredictData, PredictState>, 'figure'>

/** Numbers to be predicted with sliders, then seen beside the predictions. */
function View(props: Props) {
  const { data, state, onChange } = props
  const t = useExploreWords()
  const groups = [...new Set(data.rows.map(({ group }) => group))]
  return (
    <div>
      <div className="twin-controls">
        <button
          type="button"
          className="button"
          onClick={() => {
            onChange(state.hidden ? { ...state, hidden: false } : hide(data))
          }}
        >
          {t(state.hidden ? 'predict.reveal' : 'predict.hide')}
        </button>
      </div>
      <Verdict {...{ data, state }} />
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <p className="twin-label">{group}</p>
          {state.hidden ? <Sliders {...props} group={group} /> : <Bars {...{ data, state, group }} />}
        </section>
      ))}
    </div>
  )
}

function Verdict({ data, state }: Pick<Props, 'data' | 'state'>) {
  const t = useExploreWords()
  const score = scorePredictions(data, state)
  if (score) {
    const { group = '', label = '' } = data.rows[score.most] ?? {}
    return (
      <Says>
        {t('predict.score', { average: score.average.toFixed(0), row: `${group}: ${label}`, off: score.off })}
      </Says>
    )
  }
  return <Says>{t(state.hidden ? 'predict.asked' : 'predict.says')}</Says>
}

interface GroupProps {
  group: string
}

function Sliders({ data, state, onChange, group }: Props & GroupProps) {
  const guesses = state.guesses ?? []
  return data.rows.map(
    (row, index) =>
      row.group === group && (
        <Slider
          key={row.label}
          label={row.label}
          {...{ min: data.min, max: data.max, value: guesses[index] ?? data.min }}
          text={`${String(guesses[index] ?? data.min)}${data.unit}`}
          onChange={(value) => {
            onChange({ ...state, guesses: guesses.map((guess, at) => (at === index ? value : guess)) })
          }}
        />
      ),
  )
}

const TRACK = { width: 320, height: 26 }

/** A line where the prediction was. */
function Guess({ x }: { x: number }) {
  const line = `M${x.toFixed(1)} 0V${String(TRACK.height)}`
  return (
    <>
      <path d={line} className="twin-guess-ground" />
      <path d={line} className="twin-guess" />
    </>
  )
}

/** A bar a row, and a line where the prediction was. */
function Bars({ data, state, group }: Pick<Props, 'data' | 'state'> & GroupProps) {
  const t = useExploreWords()
  const at = (value: number) => ((value - data.min) / (data.max - data.min)) * TRACK.width
  return (
    <table className="twin-table twin-predict">
      <tbody>
        {data.rows.map((row, index) => {
          if (row.group !== group) return null
          const guess = state.guesses?.[index]
          return (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              <td>
                <svg
                  className="twin-track"
                  viewBox={`-4 0 ${String(TRACK.width + 8)} ${String(TRACK.height)}`}
                  aria-hidden="true"
                >
                  <path d={`M0 ${String(TRACK.height - 2)}H${String(TRACK.width)}`} className="fig-rule" />
                  <rect y={4} width={at(row.value)} height={TRACK.height - 8} className="fig-data-1" />
                  {guess !== undefined && <Guess x={at(guess)} />}
                </svg>
              </td>
              <td className="twin-result">{`${String(row.value)}${data.unit}`}</td>
              <td>{guess !== undefined && t('predict.guess', { guess, unit: data.unit })}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
