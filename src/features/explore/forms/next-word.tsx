import {
  ALTERNATIVES,
  modelOf,
  MOST_WORDS,
  nextWordCodec,
  nextWords,
  pairCounts,
  reverseWords,
  writeWords,
  type NextWordData,
  type NextWordState,
} from '../../../deck/explore/next-word.ts'
import { Says } from '../controls.tsx'
import type { Form, FormProps } from '../form.ts'
import { useExploreWords } from '../use-explore-words.ts'

export const form: Form<NextWordData, NextWordState> = { codec: nextWordCodec, View }

/** Word by word, with its alternatives and no way back; then the task of the slide. */
function View({ data, state, onChange }: FormProps<NextWordData, NextWordState>) {
  const t = useExploreWords()
  const model = modelOf(data)
  const words = writeWords(model, state) ?? []
  const alternatives = nextWords(model, words)
  const end = words.indexOf('.')
  const first = end < 0 ? undefined : words.slice(0, end)
  const isFull = state.length >= MOST_WORDS
  return (
    <div className="twin-columns">
      <div>
        <p className="twin-label">{t('words.written')}</p>
        <p className="twin-tokens" lang="en">
          {words.map((word, index) => (
            <span key={index} className="twin-piece">
              {word}
            </span>
          ))}
          {!isFull && <span className="twin-piece" data-next />}
        </p>
        <p className="twin-label">{t('words.next')}</p>
        <div className="twin-next" role="group" aria-label={t('words.next')} lang="en">
          {!isFull &&
            alternatives.slice(0, ALTERNATIVES).map(({ word, share }, index) => (
              <button
                key={word}
                type="button"
                className="twin-token"
                onClick={() => {
                  onChange([...state, index])
                }}
              >
                {word} <span className="twin-share">{`${(share * 100).toFixed(0)}%`}</span>
              </button>
            ))}
        </div>
        <p className="twin-label">{t('words.noWayBack')}</p>
      </div>
      <div>
        <p className="twin-label">{t('words.task')}</p>
        <Reversed
          {...{ data }}
          words={first && first.length > 1 ? reverseWords(first) : data.example.last.split(' ')}
          first={first && first.length > 1 ? first : data.example.first.split(' ')}
        />
        <Says>
          {first && first.length > 1
            ? t('words.says', {
                pairs: first.length - 1,
                read: pairCounts(model, reverseWords(first)).filter((count) => count > 0).length,
              })
            : t('words.begin')}
        </Says>
      </div>
    </div>
  )
}

interface ReversedProps {
  data: NextWordData
  first: readonly string[]
  words: readonly string[]
}

/** The first sentence, and its words in reverse: over each, how often the toy has read it after the one before. */
function Reversed({ data, first, words }: ReversedProps) {
  const t = useExploreWords()
  const counts = pairCounts(
    modelOf(data),
    words.map((word) => word.toLowerCase().replace(/[.,]/g, '')),
  )
  return (
    <>
      <p className="twin-tokens" lang="en">
        {first.map((word, index) => (
          <span key={index} className="twin-piece">
            {word}
          </span>
        ))}
      </p>
      <p className="twin-label">{t('words.reversed')}</p>
      <p className="twin-tokens" lang="en">
        {words.map((word, index) => (
          <span
            key={index}
            className="twin-piece"
            data-kind={index > 0 && counts[index - 1] === 0 ? 'taken' : undefined}
          >
            {word}
            {index > 0 && <small> {t('words.times', { times: counts[index - 1] })}</small>}
          </span>
        ))}
      </p>
    </>
  )
}
