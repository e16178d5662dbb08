import {
  attend,
  queriesOf,
  type AttentionData,
  type AttentionState,
} from '../../../deck/explore/attention.ts'
import { Says } from '../controls.tsx'
import type { FormProps } from '../form.ts'
import { useExploreWords } from '../use-explore-words.ts'
import { Sharpness } from './attention-parts.tsx'

/** Side of a patch, and the space between two, in units of the drawing. */
const SIDE = 48
const GAP = 4

/** Pictures cut into patches: the query's, the keys' with their weights, the values, and what comes out. */
export function Patches({ data, state, onChange }: FormProps<AttentionData, AttentionState>) {
  const t = useExploreWords()
  const queries = queriesOf(data)
  const { weights } = attend(data, state)
  const predicted = queries.names.map((_, query) => attend(data, state, query).sum[0] ?? 0)
  const values = (data.values ?? data.vectors).map((value) => value[0] ?? 0)
  const most = weights.indexOf(Math.max(...weights))
  return (
    <div>
      <div className="twin-pictures">
        <figure>
          <div className="twin-patches" data-columns={data.columns}>
            {queries.names.map((name, query) => (
              <button
                key={name}
                type="button"
                aria-pressed={query === state.query}
                aria-label={t('attention.choose', { name })}
                onClick={() => {
                  onChange({ ...state, query })
                }}
              >
                <Swatch fill={mixed(data, queries.vectors[query])} />
              </button>
            ))}
          </div>
          <figcaption>{t('attention.queryImage')}</figcaption>
        </figure>
        <Grid
          {...{ data }}
          caption={t('attention.supportImage')}
          fills={data.vectors.map((vector) => mixed(data, vector))}
          marks={weights}
        />
        <Grid {...{ data }} caption={t('attention.labels')} fills={values.map(greyOf)} texts={values} />
        <Grid
          {...{ data }}
          caption={t('attention.predicted')}
          fills={predicted.map(greyOf)}
          texts={predicted}
          chosen={state.query}
        />
      </div>
      <div className="twin-controls">
        <Sharpness {...{ state, onChange }} />
      </div>
      <Says>
        {t('attention.patchSays', {
          query: queries.names[state.query] ?? '',
          key: data.keys[most] ?? '',
          weight: (weights[most] ?? 0).toFixed(2),
          sum: (predicted[state.query] ?? 0).toFixed(2),
        })}
      </Says>
    </div>
  )
}

interface GridProps {
  data: AttentionData
  caption: string
  fills: string[]
  /** Parts of 1, drawn as frames of that strength with their number. */
  marks?: number[]
  texts?: number[]
  chosen?: number
}

function Grid({ data: { columns = 1 }, caption, fills, marks, texts, chosen }: GridProps) {
  const rows = Math.ceil(fills.length / columns)
  const step = SIDE + GAP
  return (
    <figure>
      <svg
        className="twin-grid"
        viewBox={`-3 -3 ${columns * step - GAP + 6} ${rows * step - GAP + 6}`}
        role="img"
        aria-label={`${caption}: ${(marks ?? texts ?? []).map((value) => value.toFixed(2)).join(', ')}`}
      >
        {fills.map((fill, index) => {
          const at = { x: (index % columns) * step, y: Math.floor(index / columns) * step }
          const mark = marks?.[index]
          const text = (mark ?? texts?.[index])?.toFixed(2)
          return (
            <g key={index}>
              <rect {...at} width={SIDE} height={SIDE} rx={4} fill={fill} />
              {mark !== undefined && (
                <rect
                  {...{ x: at.x - 1, y: at.y - 1, width: SIDE + 2, height: SIDE + 2, rx: 5 }}
                  className="twin-frame"
                  strokeOpacity={mark}
                />
              )}
              {chosen === index && (
                <rect
                  {...{ x: at.x - 1, y: at.y - 1, width: SIDE + 2, height: SIDE + 2, rx: 5 }}
                  className="twin-frame"
                />
              )}
              {text !== undefined && (
                <g>
                  <rect x={at.x + 8} y={at.y + 15} width={32} height={18} rx={4} className="fig-paper" />
                  <text
                    x={at.x + SIDE / 2}
                    y={at.y + 29}
                    textAnchor="middle"
                    fontSize={14}
                    className="fig-ink"
                  >
                    {text}
                  </text>
                </g>
              )}
            </g>
          )
        })}
      </svg>
      <figcaption>{caption}</figcaption>
    </figure>
  )
}

function Swatch({ fill }: { fill: string }) {
  return (
    <svg viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true">
      <rect width={SIDE} height={SIDE} rx={4} fill={fill} />
    </svg>
  )
}

/** The colours of the palette, mixed as the vector says. */
function mixed({ palette = [] }: AttentionData, vector: readonly number[] = []): string {
  const sum = vector.reduce((total, part) => total + part, 0)
  return colourOf(
    [0, 1, 2].map((channel) =>
      vector.reduce((total, part, index) => total + (part / sum) * (palette[index]?.[channel] ?? 0), 0),
    ),
  )
}

/** Three numbers from 0 to 1 as a colour. */
function colourOf(vector: readonly number[]): string {
  const parts = [0, 1, 2].map((index) => Math.round(Math.max(0, Math.min(1, vector[index] ?? 0)) * 255))
  return `rgb(${parts.join(', ')})`
}

/** A label from 0 to 1: near is light. */
function greyOf(value: number): string {
  return colourOf([value, value, value])
}
