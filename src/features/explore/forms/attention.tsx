import {
  attend,
  attentionCodec,
  queriesOf,
  type AttentionData,
  type AttentionState,
} from '../../../deck/explore/attention.ts'
import { heatOf, Says, Switch, TokenButton } from '../controls.tsx'
import type { Form, FormProps } from '../form.ts'
import { useExploreWords } from '../use-explore-words.ts'
import { KeyHeads, Sharpness } from './attention-parts.tsx'
import { Patches } from './attention-patches.tsx'

export const form: Form<AttentionData, AttentionState> = { codec: attentionCodec, View }

type Props = FormProps<AttentionData, AttentionState>

function View(props: Props) {
  return props.data.columns === undefined ? <Words {...props} /> : <Patches {...props} />
}

/** The matrix of the weights, and how the row of the query comes about. */
function Words({ data, state, onChange }: Props) {
  const t = useExploreWords()
  const { names } = queriesOf(data)
  const { weights } = attend(data, state)
  const most = weights.indexOf(Math.max(...weights))
  return (
    <div className="twin-columns">
      <div className="twin-narrow">
        <Matrix {...{ data, state, onChange }} />
        <div className="twin-controls">
          {data.mask && (
            <Switch
              label={t('attention.mask')}
              checked={state.masked}
              onChange={(masked) => {
                onChange({ ...state, masked })
              }}
            />
          )}
          <Sharpness {...{ state, onChange }} />
        </div>
      </div>
      <div>
        <Row {...{ data, state }} />
        <Says>
          {t('attention.says', {
            query: names[state.query] ?? '',
            key: data.keys[most] ?? '',
            weight: (weights[most] ?? 0).toFixed(2),
          })}
        </Says>
      </div>
    </div>
  )
}

function Matrix({ data, state, onChange }: Omit<Props, 'figure'>) {
  const t = useExploreWords()
  return (
    <table className="twin-table">
      <caption>{t('attention.table')}</caption>
      <thead>
        <tr>
          <KeyHeads keys={data.keys} />
        </tr>
      </thead>
      <tbody>
        {queriesOf(data).names.map((name, query) => {
          const { weights, scores } = attend(data, state, query)
          return (
            <tr key={name} data-chosen={query === state.query || undefined}>
              <th scope="row">
                <TokenButton
                  chosen={query === state.query}
                  label={t('attention.choose', { name })}
                  onChoose={() => {
                    onChange({ ...state, query })
                  }}
                >
                  {name}
                </TokenButton>
              </th>
              {weights.map((weight, key) => (
                <td key={key} data-heat={heatOf(weight)} data-hidden={scores[key] === -Infinity || undefined}>
                  {scores[key] === -Infinity ? <Hidden /> : weight.toFixed(2)}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Hidden() {
  const t = useExploreWords()
  return <span aria-label={t('attention.hidden')}>–</span>
}

/** Scores, weights and values of each key, and the sum that the query gets. */
function Row({ data, state }: Pick<Props, 'data' | 'state'>) {
  const t = useExploreWords()
  const { scores, weights, sum } = attend(data, state)
  const values = data.values ?? data.vectors
  return (
    <table className="twin-table">
      <caption>{t('attention.choose', { name: queriesOf(data).names[state.query] ?? '' })}</caption>
      <thead>
        <tr>
          <KeyHeads keys={data.keys} />
          <th scope="col">{t('attention.sum')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('attention.scores')}</th>
          {scores.map((score, key) => (
            <td key={key}>{score === -Infinity ? '−∞' : score.toFixed(2)}</td>
          ))}
          <td />
        </tr>
        <tr data-chosen>
          <th scope="row">{t('attention.weights')}</th>
          {weights.map((weight, key) => (
            <td key={key} data-heat={heatOf(weight)}>
              {weight.toFixed(2)}
            </td>
          ))}
          <td>1.00</td>
        </tr>
        {data.valueNames.map((name, dimension) => (
          <tr key={name}>
            <th scope="row">{t('attention.value', { name })}</th>
            {values.map((value, key) => (
              <td key={key}>{(value[dimension] ?? 0).toFixed(1)}</td>
            ))}
            <td className="twin-result">{(sum[dimension] ?? 0).toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
