import type { ContrastData, ContrastState, Embeddings } from '../../../deck/explore/contrast.ts'
import { OWN_NAMES, tidyName } from '../../../deck/explore/class-names.ts'
import { classify, embedName, unseenWords } from '../../../deck/explore/zero-shot.ts'
import { Says, TokenButton } from '../controls.tsx'
import { useExploreWords } from '../use-explore-words.ts'
import { OwnWords } from './own-words.tsx'

interface Props {
  data: ContrastData
  state: ContrastState
  onChange: (state: ContrastState) => void
  vectors: Embeddings
}

/** A picture, and how sure the toy is of each class name: the captions of the batch, and names of the reader's own. */
export function Names(props: Props) {
  const { data, state, onChange, vectors } = props
  const t = useExploreWords()
  const pairs = data.pairs.slice(0, state.pairs)
  const names = [...pairs.map(({ caption }) => caption), ...state.own]
  const embedded = [
    ...vectors.captions.slice(0, state.pairs),
    ...state.own.map((name) => embedName(data, vectors, name)),
  ]
  const shares = classify(vectors.images[state.chosen] ?? [], embedded, state.temperature / 100)
  const best = shares.indexOf(Math.max(...shares))
  return (
    <div className="twin-names">
      <div className="twin-tokens" role="group" aria-label={t('contrast.image')}>
        {pairs.map(({ image }, index) => (
          <TokenButton
            key={image}
            chosen={index === state.chosen}
            onChoose={() => {
              onChange({ ...state, chosen: index })
            }}
          >
            {image}
          </TokenButton>
        ))}
      </div>
      <table className="twin-table">
        <caption>{t('contrast.classes')}</caption>
        <tbody>
          {names.map((name, index) => (
            <tr key={name} data-lit={index === best || undefined}>
              <th scope="row">{name}</th>
              <td>
                <Share share={shares[index] ?? 0} />
              </td>
              <td className="twin-result">{`${((shares[index] ?? 0) * 100).toFixed(0)}%`}</td>
              <td>{index >= state.pairs && <Remove {...props} name={name} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {state.own.length < OWN_NAMES.most && <Add {...props} names={names} />}
      <Sentence {...props} best={names[best] ?? ''} share={shares[best] ?? 0} />
    </div>
  )
}

const TRACK = 120

function Share({ share }: { share: number }) {
  return (
    <svg className="twin-share" viewBox={`0 0 ${String(TRACK)} 16`} aria-hidden="true">
      <rect width={(share * TRACK).toFixed(1)} height={16} className="fig-data-1" />
    </svg>
  )
}

function Remove({ state, onChange, name }: Props & { name: string }) {
  const t = useExploreWords()
  return (
    <button
      type="button"
      className="button"
      aria-label={t('contrast.removeName', { name })}
      onClick={() => {
        onChange({ ...state, own: state.own.filter((other) => other !== name) })
      }}
    >
      {t('contrast.remove')}
    </button>
  )
}

function Add({ state, onChange, names }: Props & { names: readonly string[] }) {
  const t = useExploreWords()
  return (
    <OwnWords
      label={t('contrast.own')}
      use={t('contrast.add')}
      maxLength={OWN_NAMES.length}
      isTakeable={(typed) => tidyName(typed, names) !== undefined}
      onUse={(typed) => {
        const name = tidyName(typed, names)
        if (name !== undefined) onChange({ ...state, own: [...state.own, name] })
        return true
      }}
    />
  )
}

function Sentence({ data, state, best, share }: Props & { best: string; share: number }) {
  const t = useExploreWords()
  const unseen = state.own.flatMap((name) => unseenWords(data, name))
  const says = t('contrast.named', {
    image: data.pairs[state.chosen]?.image ?? '',
    name: best,
    share: (share * 100).toFixed(0),
  })
  return (
    <Says>
      {unseen.length > 0 ? `${says} ${t('contrast.unseen', { words: unseen.join(t('spots.comma')) })}` : says}
    </Says>
  )
}
