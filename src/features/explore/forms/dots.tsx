import {
  aheadIn,
  dotsCodec,
  gapOf,
  orderOf,
  scoreOf,
  type DotsData,
  type DotsRow,
  type DotsState,
  type Guess,
} from '../../../deck/explore/dots.ts'
import { Says, Switch, TokenButton } from '../controls.tsx'
import type { Form, FormProps } from '../form.ts'
import { useExploreWords } from '../use-explore-words.ts'

export const form: Form<DotsData, DotsState> = { codec: dotsCodec, View }

type Props = Omit<FormProps<DotsData, DotsState>, 'figure'>

/** Two dots a row, or, hidden, a prediction a row; sorted by the gap. */
function View(props: Props) {
  const { data, state } = props
  return (
    <div>
      <Tools {...props} />
      <Verdict data={data} state={state} />
      <table className="twin-table twin-dots">
        <tbody>
          {orderOf(data, state).map((index) => {
            const row = data.rows[index]
            return row && <Row key={row.label} {...props} {...{ row, index }} />
          })}
        </tbody>
      </table>
    </div>
  )
}

/** What hides and sorts the rows, and what the dots stand for. */
function Tools({ data, state, onChange }: Props) {
  const t = useExploreWords()
  const onHide = () => {
    const guesses = data.rows.map((): Guess => 0)
    onChange(state.hidden ? { ...state, hidden: false } : { ...state, hidden: true, guesses })
  }
  return (
    <div className="twin-controls">
      <button type="button" className="button" onClick={onHide}>
        {t(state.hidden ? 'dots.reveal' : 'dots.hide')}
      </button>
      <Switch
        label={t('dots.sort')}
        checked={state.sorted}
        onChange={(sorted) => {
          onChange({ ...state, sorted })
        }}
      />
      <span className="twin-key">
        <Dot first /> {data.names[0]}
      </span>
      <span className="twin-key">
        <Dot first={false} /> {data.names[1]}
      </span>
    </div>
  )
}

/** How far the predictions are, how good they were, or who is ahead how often. */
function Verdict({ data, state }: Omit<Props, 'onChange'>) {
  const t = useExploreWords()
  const [first, second] = data.names
  const rows = data.rows.length
  if (state.hidden) {
    const done = state.guesses.filter((guess) => guess !== 0).length
    return <Says>{t('dots.asked', { first, second, done, rows })}</Says>
  }
  const { right, predicted } = scoreOf(data, state)
  if (predicted > 0) return <Says>{t('dots.score', { right, predicted })}</Says>
  const gaps = data.rows.map(gapOf)
  const ahead = gaps.filter((gap) => gap > 0).length
  const behind = gaps.filter((gap) => gap < 0).length
  return <Says>{t('dots.says', { first, second, ahead, behind, rows })}</Says>
}

function Row({ data, state, onChange, row, index }: Props & { row: DotsRow; index: number }) {
  const t = useExploreWords()
  const guess = state.guesses[index] ?? 0
  const ahead = aheadIn(row)
  const setGuess = (next: Guess) => {
    onChange({ ...state, guesses: state.guesses.map((other, at) => (at === index ? next : other)) })
  }
  if (state.hidden)
    return (
      <tr>
        <th scope="row">{row.label}</th>
        <td>
          <span className="twin-options" role="group" aria-label={t('dots.who', { row: row.label })}>
            {([1, 2] as const).map((who) => (
              <TokenButton
                key={who}
                chosen={guess === who}
                onChoose={() => {
                  setGuess(guess === who ? 0 : who)
                }}
              >
                {data.names[who - 1]}
              </TokenButton>
            ))}
          </span>
        </td>
      </tr>
    )
  const gap = gapOf(row)
  return (
    <tr>
      <th scope="row">
        {row.label}
        {row.detail && <span className="twin-detail-below">{row.detail}</span>}
      </th>
      <td>
        <div className="twin-measured">
          {'values' in row && (
            <span>{`${row.values[0].toFixed(data.digits ?? 1)} / ${row.values[1].toFixed(data.digits ?? 1)}`}</span>
          )}
          <Track data={data} row={row} />
        </div>
      </td>
      <td className="twin-result">{`${gap > 0 ? '+' : gap < 0 ? '−' : '±'}${Math.abs(gap).toFixed(data.digits ?? 1)}`}</td>
      <td className="twin-detail">{row.detail}</td>
      <td>
        {guess !== 0 && ahead !== 0 && <strong>{t(guess === ahead ? 'dots.right' : 'dots.wrong')}</strong>}
      </td>
    </tr>
  )
}

/** Where the least and the greatest value of all rows stand, in % of a track's width. */
const LEAST = 6
const MOST = 94

/** As wide as its column; the dots are as large as the text is. */
function Track({ data, row }: { data: DotsData; row: DotsRow }) {
  const pairs = data.rows.map((one): [number, number] => ('values' in one ? one.values : [one.difference, 0]))
  const all = pairs.flat()
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const at = (value: number) => {
    const share = (value - least) / Math.max(1e-9, most - least)
    return `${String(LEAST + share * (MOST - LEAST))}%`
  }
  const [first, second] = ('values' in row ? row.values : [row.difference, 0]).map(at)
  const along = { y1: '50%', y2: '50%' }
  return (
    <svg className="twin-track" aria-hidden="true">
      <line x1="1%" x2="99%" {...along} className="fig-rule" />
      <line x1={first} x2={second} {...along} className="fig-line fig-line-ink fig-line-strong" />
      <circle cx={second} cy="50%" r="0.38em" strokeWidth={2.5} className="fig-part fig-part-paper" />
      <circle cx={first} cy="50%" r="0.42em" className="fig-accent" />
    </svg>
  )
}

function Dot({ first }: { first: boolean }) {
  return (
    <svg className="twin-dot" viewBox="0 0 20 20" aria-hidden="true">
      {first ? (
        <circle cx={10} cy={10} r={8} className="fig-accent" />
      ) : (
        <circle cx={10} cy={10} r={7} strokeWidth={3} className="fig-part fig-part-paper" />
      )}
    </svg>
  )
}
