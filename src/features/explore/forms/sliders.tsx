import {
  computeResults,
  rangeOf,
  sentenceOf,
  slidersCodec,
  textOf,
  type SlidersData,
  type SlidersState,
} from '../../../deck/explore/sliders.ts'
import { Says, Slider } from '../controls.tsx'
import type { Form, FormProps } from '../form.ts'

export const form: Form<SlidersData, SlidersState> = { codec: slidersCodec, View }

/** Numbers to set, and what is computed of them. */
function View({ data, state, onChange }: FormProps<SlidersData, SlidersState>) {
  const values = computeResults(data, state)
  return (
    <div>
      <div className="twin-controls">
        {data.inputs.map((input, index) => (
          <Slider
            key={input.id}
            label={input.label}
            {...rangeOf(input)}
            value={state[index] ?? input.start}
            text={textOf(data, state, input.id, values)}
            onChange={(value) => {
              onChange(state.map((other, at) => (at === index ? value : other)))
            }}
          />
        ))}
      </div>
      <div className="twin-columns">
        <Results {...{ data, state, values }} />
        {data.lowRank && <LowRank {...{ data, values }} />}
      </div>
      <Says>{sentenceOf(data, state)}</Says>
    </div>
  )
}

/** Width of the longest bar, in units of the drawing. */
const BAR = 300

interface ResultsProps extends Pick<FormProps<SlidersData, SlidersState>, 'data' | 'state'> {
  values: Readonly<Record<string, number>>
}

function Results({ data, state, values }: ResultsProps) {
  const most = Math.max(...data.results.map(({ id, bar }) => (bar ? (values[id] ?? 0) : 0)))
  return (
    <table className="twin-table twin-results">
      <tbody>
        {data.results.map(({ id, label, bar }) => (
          <tr key={id}>
            <th scope="row">{label}</th>
            <td>{textOf(data, state, id, values)}</td>
            <td>
              {bar && (
                <svg className="twin-bar" viewBox={`0 0 ${BAR} 20`} aria-hidden="true">
                  <rect
                    x={1}
                    y={1}
                    width={Math.max(0.5, ((values[id] ?? 0) / most) * (BAR - 2))}
                    height={18}
                    className={`fig-part fig-part-${bar}`}
                  />
                </svg>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Side of the larger edge of the frozen matrix, in units of the drawing; the others are to its scale. */
const SIDE = 150
const GAP = 26

/** A frozen matrix, and beside it the two of low rank whose product is as large: B (rows × rank) and A (rank × columns). */
function LowRank({ data, values }: Omit<ResultsProps, 'state'>) {
  const of = (id: string | undefined) => (id === undefined ? 1 : (values[id] ?? 1))
  const [rows, columns, rank] = [of(data.lowRank?.rows), of(data.lowRank?.columns), of(data.lowRank?.rank)]
  const scale = SIDE / Math.max(rows, columns)
  const [height, width, thin] = [rows * scale, columns * scale, Math.max(0.4, rank * scale)]
  const b = { x: width + GAP, y: 24, width: thin, height }
  const a = { x: b.x + thin + 22, y: 24, width, height: thin }
  return (
    <svg className="twin-matrices" viewBox={`-2 0 ${a.x + width + 4} ${height + 30}`} aria-hidden="true">
      <rect x={0} y={24} width={width} height={height} className="fig-part fig-part-frozen" />
      <rect {...b} className="twin-low" />
      <rect {...a} className="twin-low" />
      <Name x={width / 2} text="W" />
      <Name x={width + GAP / 2} y={24 + height / 2} text="+" />
      <Name x={b.x + thin / 2} text="B" />
      <Name x={a.x + width / 2} text="A" />
    </svg>
  )
}

function Name({ x, y = 16, text }: { x: number; y?: number; text: string }) {
  return (
    <text {...{ x, y }} textAnchor="middle" fontSize={17} fontWeight={700} className="fig-ink">
      {text}
    </text>
  )
}
