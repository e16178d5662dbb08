import { useStore } from 'zustand'
import { LIVE_LIMITS } from '../../../deck/live/live-limits.ts'
import { questionLength, tidyQuestion, type LiveQuestion } from '../../../deck/live/live-question.ts'
import { useDraft } from '../../../ui/use-draft.ts'
import type { Podium } from '../podium/podium-store.ts'
import type { WrittenAnswer } from '../podium/podium-state.ts'
import { useLiveWords } from '../use-live-words.ts'
import { QuestionText } from './question-text.tsx'

/** Answers that are being written; `orphans` those whose question is gone. */
export function useWritten({ store }: Podium) {
  const questions = useStore(store, (state) => state.questions)
  const written = useStore(store, (state) => state.written)
  const keepWritten = (question: LiveQuestion, answer: string) => {
    const others = written.filter((other) => other.question.id !== question.id)
    store.setState({ written: answer === '' ? others : [...others, { question, answer }] })
  }
  const isThere = (wanted: string) => questions.some(({ id }) => id === wanted)
  return { orphans: written.filter(({ question }) => !isThere(question.id)), keepWritten }
}

/** The question is gone; what was being written to it is left to be copied. */
export function OrphanedAnswer({ question, answer, onClose }: WrittenAnswer & { onClose: () => void }) {
  const t = useLiveWords()
  return (
    <li className="question">
      <QuestionText question={question} hasStage />
      <p role="status">{t('questions.gone')}</p>
      <div className="question-answering">
        <textarea rows={2} readOnly aria-label={t('questions.answerText')} value={answer} />
        <button type="button" className="button" onClick={onClose}>
          {t('questions.dismiss')}
        </button>
      </div>
    </li>
  )
}

/** An answer in writing, for questions that the time does not suffice for. */
export function AnswerForm({
  question: { id, answer = '' },
  onAnswer,
  onWrite,
}: {
  question: LiveQuestion
  onAnswer: (answer: string) => void
  onWrite: (answer: string) => void
}) {
  const t = useLiveWords()
  const [text, setText] = useDraft(answer, `colloquium:answer:${id}`, 'sessionStorage')
  const words = tidyQuestion(text)
  const isTooLong = questionLength(words) > LIVE_LIMITS.questionLength
  return (
    <details className="question-answering">
      <summary>{t('questions.answer')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (words !== '' && !isTooLong) onAnswer(words)
        }}
      >
        <textarea
          rows={2}
          aria-label={t('questions.answerText')}
          aria-invalid={isTooLong}
          id={`answer-${id}`}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value)
            onWrite(currentTarget.value)
          }}
        />
        {isTooLong && (
          <p role="status">
            {t('questions.tooLong', { count: questionLength(words) - LIVE_LIMITS.questionLength })}
          </p>
        )}
        <button type="submit" className="button" aria-disabled={words === '' || isTooLong}>
          {t('questions.sendAnswer')}
        </button>
      </form>
    </details>
  )
}
