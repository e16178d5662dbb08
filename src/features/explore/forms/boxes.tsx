import {
  tokenize,
  boxesCodec,
  FINEST,
  moveEdge,
  stepCount,
  type BoxesData,
  type BoxesState,
} from '../../../deck/explore/boxes.ts'
import { Says, Slider, TokenButton } from '../controls.tsx'
import type { Form, FormProps } from '../form.ts'
import { useExploreWords } from '../use-explore-words.ts'
import { BoxesPicture } from './boxes-picture.tsx'

export const form: Form<BoxesData, BoxesState> = { codec: boxesCodec, View }

type Props = FormProps<BoxesData, BoxesState>

/** A picture with boxes to move, and the sequence of tokens that a decoder is to write. */
function View(props: Props) {
  const { data, state } = props
  const t = useExploreWords()
  const { tokens, errorPx } = tokenize(data, state)
  return (
    <div>
      <div className="twin-columns">
        <BoxesPicture {...props} />
        <div>
          <Objects {...props} />
          <Edges {...props} tokens={tokens[state.chosen] ?? []} />
          <Fineness {...props} />
        </div>
      </div>
      <Sequence {...{ data, state, tokens }} />
      <Says>
        {t('boxes.says', {
          label: data.objects[state.chosen]?.label ?? '',
          tokens: (tokens[state.chosen] ?? []).join(' '),
          bins: data.bins[state.bins] ?? 0,
          error: errorPx.toFixed(1),
          pixels: data.pixels,
        })}
      </Says>
    </div>
  )
}

/** Whose box is moved. */
function Objects({ data, state, onChange }: Props) {
  const t = useExploreWords()
  return (
    <div className="twin-tokens" role="group" aria-label={t('boxes.objects')}>
      {data.objects.map(({ label }, index) => (
        <TokenButton
          key={index}
          object={index}
          chosen={index === state.chosen}
          onChoose={() => {
            onChange({ ...state, chosen: index })
          }}
        >
          {label}
        </TokenButton>
      ))}
    </div>
  )
}

/** The edges of the chosen box, each with its token. */
function Edges({ data, state, onChange, tokens }: Props & { tokens: readonly number[] }) {
  const setEdge = (edge: number, value: number) => {
    onChange({
      ...state,
      boxes: state.boxes.map((box, at) => (at === state.chosen ? moveEdge(box, edge, value) : box)),
    })
  }
  return state.boxes[state.chosen]?.map((value, edge) => (
    <Slider
      key={edge}
      label={data.order[edge] ?? ''}
      {...{ min: 0, max: FINEST, value }}
      text={String(tokens[edge])}
      onChange={(next) => {
        setEdge(edge, next)
      }}
    />
  ))
}

/** Into how many steps an edge is cut, and how far the decoder has written. */
function Fineness({ data, state, onChange }: Props) {
  const t = useExploreWords()
  return (
    <>
      <Slider
        label={t('boxes.bins')}
        {...{ min: 0, max: data.bins.length - 1, value: state.bins }}
        text={String(data.bins[state.bins] ?? 0)}
        onChange={(bins) => {
          onChange({ ...state, bins })
        }}
      />
      <Slider
        label={t('boxes.steps')}
        {...{ min: 0, max: stepCount(data.objects.length), value: state.steps }}
        text={String(state.steps)}
        onChange={(steps) => {
          onChange({ ...state, steps })
        }}
      />
    </>
  )
}

/** What the decoder has written so far. */
function Sequence({ data, state, tokens }: Pick<Props, 'data' | 'state'> & { tokens: number[][] }) {
  const t = useExploreWords()
  const written = [
    ...data.objects.flatMap(({ label }, index) => [
      ...(tokens[index] ?? []).map((token, at) => ({
        text: String(token),
        name: data.order[at],
        object: index,
      })),
      { text: label, name: data.order[4], object: index },
    ]),
    { text: data.last, name: undefined, object: undefined },
  ]
  return (
    <>
      <p className="twin-label">{t('boxes.sequence')}</p>
      <p className="twin-tokens">
        <span className="twin-piece">{data.first}</span>
        {written.map(({ text, name, object }, index) => (
          <span
            key={index}
            className="twin-piece"
            title={name}
            data-object={object === undefined ? undefined : object % 2}
            data-next={index === state.steps || undefined}
          >
            {index < state.steps ? text : '·'}
          </span>
        ))}
      </p>
    </>
  )
}
