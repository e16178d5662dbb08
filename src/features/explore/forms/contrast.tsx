import { useMemo, useState } from 'react'
import {
  contrastCodec,
  contrastiveLoss,
  products,
  READINGS,
  softmaxRows,
  TEMPERATURE,
  trainAll,
  transpose,
  type ContrastData,
  type ContrastState,
  type Reading,
} from '../../../deck/explore/contrast.ts'
import { heatOf, Says, Slider } from '../controls.tsx'
import type { Form, FormProps } from '../form.ts'
import { Options } from '../options.tsx'
import { useExploreWords } from '../use-explore-words.ts'

export const form: Form<ContrastData, ContrastState> = { codec: contrastCodec, View }

type Props = FormProps<ContrastData, ContrastState>

/** The matrix of images and captions while a toy learns to tell its pairs. */
function View({ data, state, onChange }: Props) {
  const t = useExploreWords()
  const all = useMemo(() => trainAll(data), [data])
  const temperature = state.temperature / 100
  const losses = useMemo(
    () => all.map((vectors) => contrastiveLoss(products(vectors, state.pairs), temperature)),
    [all, state.pairs, temperature],
  )
  const vectors = all[state.step]
  if (!vectors) return null
  const matrix = products(vectors, state.pairs)
  const rows = softmaxRows(matrix, temperature)
  const columns = transpose(softmaxRows(transpose(matrix), temperature))
  const shown = { product: matrix, rows, columns }[state.reading]
  const own = data.pairs[state.chosen]
  return (
    <div className="twin-columns">
      <Matrix {...{ data, state, onChange, shown }} />
      <div>
        <Options
          label={t('contrast.reading')}
          options={READINGS.map((reading) => ({ value: reading, label: t(`contrast.${reading}`) }))}
          value={state.reading}
          onChange={(reading: Reading) => {
            onChange({ ...state, reading })
          }}
        />
        <Slider
          label={t('contrast.training')}
          {...{ min: 0, max: data.steps, value: state.step }}
          text={t('contrast.step', { step: state.step })}
          onChange={(step) => {
            onChange({ ...state, step })
          }}
        />
        <Slider
          label={t('contrast.temperature')}
          {...{ ...TEMPERATURE, value: state.temperature }}
          text={temperature.toFixed(2)}
          onChange={(next) => {
            onChange({ ...state, temperature: next })
          }}
        />
        <Slider
          label={t('contrast.batch')}
          {...{ min: 2, max: data.pairs.length, value: state.pairs }}
          text={String(state.pairs)}
          onChange={(pairs) => {
            onChange({ ...state, pairs, chosen: Math.min(state.chosen, pairs - 1) })
          }}
        />
        <Losses losses={losses} step={state.step} />
        <Says>
          {t('contrast.says', {
            image: own?.image ?? '',
            row: ((rows[state.chosen]?.[state.chosen] ?? 0) * 100).toFixed(0),
            column: ((columns[state.chosen]?.[state.chosen] ?? 0) * 100).toFixed(0),
            loss: (losses[state.step] ?? 0).toFixed(2),
            chance: Math.log(state.pairs).toFixed(2),
          })}
        </Says>
      </div>
    </div>
  )
}

/** A row an image, a column a caption; what is pointed at lights its row and column. */
function Matrix({ data, state, onChange, shown }: Omit<Props, 'figure'> & { shown: number[][] }) {
  const t = useExploreWords()
  const [lit, setLit] = useState<{ row: number; column: number }>()
  const { row, column } = lit ?? { row: state.chosen, column: state.chosen }
  const isShare = state.reading !== 'product'
  const pairs = data.pairs.slice(0, state.pairs)
  return (
    <table
      className="twin-table twin-contrast"
      onPointerLeave={() => {
        setLit(undefined)
      }}
    >
      <caption>{t('contrast.table')}</caption>
      <thead>
        <tr>
          <td />
          {pairs.map(({ caption }, index) => (
            <th key={caption} scope="col" data-lit={index === column || undefined}>
              {caption}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pairs.map(({ image }, r) => (
          <tr key={image}>
            <th scope="row">
              <button
                type="button"
                className="twin-token"
                aria-pressed={r === state.chosen}
                onClick={() => {
                  onChange({ ...state, chosen: r })
                }}
              >
                {image}
              </button>
            </th>
            {pairs.map((_, c) => {
              const value = shown[r]?.[c] ?? 0
              return (
                <td
                  key={c}
                  data-heat={heatOf(isShare ? value : Math.max(0, value))}
                  data-lit={r === row || c === column || undefined}
                  data-pair={r === c || undefined}
                  onPointerEnter={() => {
                    setLit({ row: r, column: c })
                  }}
                >
                  {isShare ? `${(value * 100).toFixed(0)}%` : value.toFixed(2).replace('-', '−')}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const CHART = { width: 260, height: 74 }

/** The loss over the training, with where it stands. */
function Losses({ losses, step }: { losses: readonly number[]; step: number }) {
  const t = useExploreWords()
  const most = Math.max(...losses)
  const at = (index: number) => ({
    x: (index / Math.max(1, losses.length - 1)) * CHART.width,
    y: CHART.height - ((losses[index] ?? 0) / most) * CHART.height,
  })
  const here = at(step)
  return (
    <figure className="twin-losses">
      <svg viewBox={`-8 -8 ${CHART.width + 16} ${CHART.height + 16}`} aria-hidden="true">
        <path d={`M0 ${CHART.height}H${CHART.width}`} className="fig-line fig-line-faint" />
        <path
          d={`M${losses.map((_, index) => `${at(index).x.toFixed(1)} ${at(index).y.toFixed(1)}`).join('L')}`}
          className="fig-line fig-line-accent"
        />
        <circle cx={here.x} cy={here.y} r={6} className="fig-accent" />
      </svg>
      <figcaption>{t('contrast.loss')}</figcaption>
    </figure>
  )
}
