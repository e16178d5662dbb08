import {
  maskMatrix,
  masksCodec,
  tokensOf,
  type MasksData,
  type MasksState,
} from '../../../deck/explore/masks.ts'
import { Says, TokenButton } from '../controls.tsx'
import type { Form, FormProps } from '../form.ts'
import { Options } from '../options.tsx'
import { useExploreWords } from '../use-explore-words.ts'

export const form: Form<MasksData, MasksState> = { codec: masksCodec, View }

type Props = FormProps<MasksData, MasksState>

/** Who sees whom under each objective, and which parts are trained in each stage. */
function View({ data, state, onChange }: Props) {
  const t = useExploreWords()
  const tokens = tokensOf(data)
  const matrix = maskMatrix(data, state.objective)
  const seen = tokens.filter((_, index) => matrix[state.token]?.[index]).map(({ text }) => text)
  return (
    <div className="twin-columns">
      <div>
        <Options
          label={t('masks.objective')}
          options={data.objectives.map(({ name }, index) => ({ value: String(index), label: name }))}
          value={String(state.objective)}
          onChange={(objective) => {
            onChange({ ...state, objective: Number(objective) })
          }}
        />
        <p className="twin-label">{data.objectives[state.objective]?.about}</p>
        <Matrix {...{ data, state, onChange, matrix }} />
      </div>
      <div>
        {data.stages && <Stages {...{ data, state, onChange }} />}
        <Says>
          {t('masks.says', {
            objective: data.objectives[state.objective]?.name ?? '',
            token: tokens[state.token]?.text ?? '',
            seen: seen.join(t('masks.comma')),
          })}
        </Says>
      </div>
    </div>
  )
}

function Matrix({ data, state, onChange, matrix }: Omit<Props, 'figure'> & { matrix: boolean[][] }) {
  const t = useExploreWords()
  const tokens = tokensOf(data)
  return (
    <table className="twin-table twin-masks">
      <caption>{t('masks.table')}</caption>
      <thead>
        <tr>
          <td />
          {tokens.map(({ text, group, place }, index) => (
            <th key={index} scope="col" data-first={(group > 0 && place === 0) || undefined}>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tokens.map(({ text, group, place }, row) => (
          <tr key={row} data-first={(group > 0 && place === 0) || undefined}>
            <th scope="row">
              <TokenButton
                chosen={row === state.token}
                onChoose={() => {
                  onChange({ ...state, token: row })
                }}
              >
                {text}
              </TokenButton>
            </th>
            {tokens.map((_, column) => {
              const sees = matrix[row]?.[column] === true
              return (
                <td
                  key={column}
                  data-heat={sees ? 10 : undefined}
                  data-hidden={!sees || undefined}
                  data-lit={row === state.token || undefined}
                >
                  <span role="img" aria-label={t(sees ? 'masks.sees' : 'masks.hidden')}>
                    {sees ? '●' : ''}
                  </span>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Stages({ data, state, onChange }: Omit<Props, 'figure'>) {
  const t = useExploreWords()
  const stages = data.stages ?? []
  return (
    <>
      <Options
        label={t('masks.stage')}
        options={stages.map(({ name }, index) => ({ value: String(index), label: name }))}
        value={String(state.stage)}
        onChange={(stage) => {
          onChange({ ...state, stage: Number(stage) })
        }}
      />
      <ul className="twin-parts">
        {stages[state.stage]?.parts.map(({ name, tone, note }) => (
          <li key={name} data-tone={tone}>
            <strong>{name}</strong> {t(`masks.${tone}`)}
            {note !== undefined && <span> {note}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
