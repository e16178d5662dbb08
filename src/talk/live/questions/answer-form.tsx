import { useState } from 'react'
import { LIVE_LIMITS } from '../../../deck/live/live-limits.ts'
import { questionLength, tidyQuestion, type LiveQuestion } from '../../../deck/live/live-question.ts'
import type { WrittenAnswer } from '../podium/podium-state.ts'
import { useLiveWords } from '../use-live-words.ts'
import { QuestionText } from './question-text.tsx'

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
  written,
  onAnswer,
  onWrite,
}: {
  question: LiveQuestion
  /** What was written in its place and is not sent; undefined where nothing was. */
  written: string | undefined
  onAnswer: (answer: string) => void
  onWrite: (answer: string) => void
}) {
  const t = useLiveWords()
  const text = written ?? answer
  // What is half written is seen again.
  const [isOpen] = useState(written !== undefined)
  const words = tidyQuestion(text)
  const isTooLong = questionLength(words) > LIVE_LIMITS.questionLength
  return (
    <details className="question-answering" open={isOpen}>
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
