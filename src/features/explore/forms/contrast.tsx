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
import { heatOf, Says, Slider, TokenButton } from '../controls.tsx'
import type { Form, FormProps } from '../form.ts'
import { Options } from '../options.tsx'
import { useExploreWords } from '../use-explore-words.ts'
import { Names } from './contrast-names.tsx'
import './contrast-names.css'

export const form: Form<ContrastData, ContrastState> = { codec: contrastCodec, View }

type Props = FormProps<ContrastData, ContrastState>
type SettingsProps = Omit<Props, 'figure'>

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
  const shown = { product: matrix, rows, columns, names: matrix }[state.reading]
  const own = data.pairs[state.chosen]
  const isNamed = state.reading === 'names'
  const curve = <Losses losses={losses} step={state.step} />
  return (
    <div className="twin-columns">
      {isNamed ? (
        <Names {...{ data, state, onChange, vectors }} />
      ) : (
        <div>
          <Matrix {...{ data, state, onChange, shown }} />
          {curve}
        </div>
      )}
      <div>
        <Settings {...{ data, state, onChange }} />
        {isNamed ? (
          curve
        ) : (
          <Says>
            {t('contrast.says', {
              image: own?.image ?? '',
              row: ((rows[state.chosen]?.[state.chosen] ?? 0) * 100).toFixed(0),
              column: ((columns[state.chosen]?.[state.chosen] ?? 0) * 100).toFixed(0),
              loss: (losses[state.step] ?? 0).toFixed(2),
              chance: Math.log(state.pairs).toFixed(2),
            })}
          </Says>
        )}
      </div>
    </div>
  )
}

/** How the matrix is read, and what it is trained with. */
function Settings({ data, state, onChange }: SettingsProps) {
  const t = useExploreWords()
  return (
    <>
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
        text={(state.temperature / 100).toFixed(2)}
        onChange={(temperature) => {
          onChange({ ...state, temperature })
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
    </>
  )
}

interface Lit {
  row: number
  column: number
}

/** A row an image, a column a caption; what is pointed at lights its row and column. */
function Matrix({ data, state, onChange, shown }: SettingsProps & { shown: number[][] }) {
  const t = useExploreWords()
  const [pointed, setPointed] = useState<Lit>()
  const lit = pointed ?? { row: state.chosen, column: state.chosen }
  const pairs = data.pairs.slice(0, state.pairs)
  return (
    <table
      className="twin-table twin-contrast"
      onPointerLeave={() => {
        setPointed(undefined)
      }}
    >
      <caption>{t('contrast.table')}</caption>
      <thead>
        <tr>
          <td />
          {pairs.map(({ caption }, index) => (
            <th key={caption} scope="col" data-lit={index === lit.column || undefined}>
              {caption}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pairs.map(({ image }, row) => (
          <tr key={image}>
            <th scope="row">
              <TokenButton
                chosen={row === state.chosen}
                onChoose={() => {
                  onChange({ ...state, chosen: row })
                }}
              >
                {image}
              </TokenButton>
            </th>
            {pairs.map((_, column) => (
              <Cell
                key={column}
                value={shown[row]?.[column] ?? 0}
                reading={state.reading}
                {...{ row, column, lit, onPoint: setPointed }}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface CellProps extends Lit {
  value: number
  reading: Reading
  lit: Lit
  onPoint: (at: Lit) => void
}

function Cell({ value, reading, row, column, lit, onPoint }: CellProps) {
  const isShare = reading !== 'product'
  return (
    <td
      data-heat={heatOf(isShare ? value : Math.max(0, value))}
      data-lit={row === lit.row || column === lit.column || undefined}
      data-pair={row === column || undefined}
      onPointerEnter={() => {
        onPoint({ row, column })
      }}
    >
      {isShare ? `${(value * 100).toFixed(0)}%` : value.toFixed(2).replace('-', '−')}
    </td>
  )
}

const CHART = { width: 260, height: 56 }

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
