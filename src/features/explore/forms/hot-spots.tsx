import {
  hotSpotsCodec,
  litBy,
  piecesOf,
  type HotSpotsData,
  type HotSpotsState,
} from '../../../deck/explore/hot-spots.ts'
import { Says, TokenButton } from '../controls.tsx'
import type { Form, FormProps } from '../form.ts'
import { Options } from '../options.tsx'
import { useExploreWords } from '../use-explore-words.ts'
import { HotSpotsPicture } from './hot-spots-picture.tsx'
import './hot-spots.css'

export const form: Form<HotSpotsData, HotSpotsState> = { codec: hotSpotsCodec, View }

type Props = FormProps<HotSpotsData, HotSpotsState>

/** A picture and what is said of it: words light up the places that they speak of, and places their words. */
function View(props: Props) {
  const { data, state, onChange } = props
  const t = useExploreWords()
  const lit = litBy(data, state)
  const sentence = useSentence(props)
  const ask = (of: 'spot' | 'words', index: number) => {
    const isAsked = state.asked?.of === of && state.asked.index === index
    onChange({ ...state, asked: isAsked ? undefined : { of, index } })
  }
  return (
    <div className="twin-columns">
      <HotSpotsPicture
        {...props}
        lit={lit.spots}
        onAsk={(index) => {
          ask('spot', index)
        }}
      />
      <div>
        {data.passages.length > 1 && (
          <Options
            label={t('spots.passage')}
            options={data.passages.map(({ label }, index) => ({ value: String(index), label }))}
            value={String(state.passage)}
            onChange={(passage) => {
              onChange({ passage: Number(passage), asked: undefined })
            }}
          />
        )}
        <Passage
          {...{ data, state }}
          lit={lit.words.map(({ mention }) => mention)}
          onAsk={(index) => {
            ask('words', index)
          }}
        />
        <Says>{sentence}</Says>
        <p className="twin-label">{t('spots.places')}</p>
        <div className="twin-tokens" role="group" aria-label={t('spots.places')}>
          {data.spots.map(({ id, label }, index) => (
            <TokenButton
              key={id}
              chosen={lit.spots.includes(index)}
              onChoose={() => {
                ask('spot', index)
              }}
            >
              {label}
            </TokenButton>
          ))}
        </div>
      </div>
    </div>
  )
}

interface PassageProps extends Pick<Props, 'data' | 'state'> {
  lit: readonly (number | undefined)[]
  onAsk: (mention: number) => void
}

/** The words in their order; those that speak of a place can be asked about. */
function Passage({ data, state, lit, onAsk }: PassageProps) {
  return (
    <p className="twin-passage">
      {piecesOf(data, state.passage).map(({ text, mention }, index) =>
        mention === undefined ? (
          <span key={index}>{text}</span>
        ) : (
          <button
            key={index}
            type="button"
            className="twin-words"
            aria-pressed={lit.includes(mention)}
            onClick={() => {
              onAsk(mention)
            }}
          >
            {text}
          </button>
        ),
      )}
    </p>
  )
}

function useSentence({ data, state }: Props): string {
  const t = useExploreWords()
  const { spots, words } = litBy(data, state)
  const places = spots.map((index) => data.spots[index]?.label ?? '').join(t('spots.comma'))
  if (state.asked === undefined) return t('spots.ask')
  if (words.length === 0) return t('spots.unsaid', { places })
  return t('spots.says', {
    places,
    words: words.map(({ text }) => t('spots.quoted', { text })).join(t('spots.comma')),
  })
}
