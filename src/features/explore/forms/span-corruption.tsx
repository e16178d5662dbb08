import {
  corrupt,
  SENTENCE,
  spanCorruptionCodec,
  tidySentence,
  toggleWord,
  wordsOf,
  type Piece,
  type SpanCorruptionData,
  type SpanCorruptionState,
} from '../../../deck/explore/span-corruption.ts'
import { Says, TokenButton } from '../controls.tsx'
import type { Form, FormProps } from '../form.ts'
import { useExploreWords } from '../use-explore-words.ts'
import { OwnWords } from './own-words.tsx'

export const form: Form<SpanCorruptionData, SpanCorruptionState> = { codec: spanCorruptionCodec, View }

/** Words to take out, and what encoder and decoder then get. */
function View({ data, state, onChange }: FormProps<SpanCorruptionData, SpanCorruptionState>) {
  const t = useExploreWords()
  const words = wordsOf(state.own ?? data.sentence)
  const { input, target, decoderInput, decoderOutput } = corrupt(words, state.masked, data.sentinels)
  const share = Math.round((state.masked.length / words.length) * 100)
  return (
    <div>
      <p className="twin-label" id="twin-words">
        {t('spans.original')}
      </p>
      <div className="twin-tokens" role="group" aria-labelledby="twin-words">
        {words.map((word, index) => (
          <TokenButton
            key={index}
            chosen={state.masked.includes(index)}
            taken={state.masked.includes(index)}
            onChoose={() => {
              onChange(toggleWord(state, index, data.sentinels))
            }}
          >
            {word}
          </TokenButton>
        ))}
      </div>
      <Pieces label={t('spans.input')} pieces={input} />
      <Pieces label={t('spans.target')} pieces={target} />
      <p className="twin-label">{t('spans.decoder')}</p>
      <div className="twin-scroll" tabIndex={0} role="group" aria-label={t('spans.decoder')}>
        <table className="twin-table">
          <tbody>
            <PieceRow label={t('spans.output')} pieces={decoderOutput} />
            <PieceRow label={t('spans.given')} pieces={decoderInput} />
          </tbody>
        </table>
      </div>
      <Says>
        {t('spans.says', {
          masked: state.masked.length,
          words: words.length,
          share,
          input: input.length,
          target: target.length,
        })}
      </Says>
      <OwnSentence
        key={state.own}
        own={state.own}
        onChange={(own) => {
          onChange(own === undefined ? spanCorruptionCodec.start(data) : { own, masked: [] })
        }}
      />
    </div>
  )
}

interface PiecesProps {
  label: string
  pieces: readonly Piece[]
}

/** A piece a step of the decoder. */
function PieceRow({ label, pieces }: PiecesProps) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {pieces.map((piece, index) => (
        <td key={index}>
          <Token piece={piece} />
        </td>
      ))}
    </tr>
  )
}

function Pieces({ label, pieces }: PiecesProps) {
  return (
    <>
      <p className="twin-label">{label}</p>
      <p className="twin-tokens">
        {pieces.map((piece, index) => (
          <Token key={index} piece={piece} />
        ))}
      </p>
    </>
  )
}

function Token({ piece: { text, kind } }: { piece: Piece }) {
  return (
    <span className="twin-piece" data-kind={kind}>
      {text}
    </span>
  )
}

interface OwnSentenceProps {
  own: string | undefined
  onChange: (own: string | undefined) => void
}

function OwnSentence({ own, onChange }: OwnSentenceProps) {
  const t = useExploreWords()
  return (
    <OwnWords
      label={t('spans.own')}
      use={t('spans.use')}
      start={own}
      maxLength={SENTENCE.length}
      onUse={(typed) => {
        onChange(tidySentence(typed))
        return false
      }}
    />
  )
}
