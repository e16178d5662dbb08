import type { LiveQuestion } from '../../../deck/live/live-question.ts'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import { useLiveWords } from '../use-live-words.ts'
import './questions.css'

/** To the slide that a question is about, behind the dialog. */
function SlideButton({ slideNumber }: { slideNumber: number }) {
  const t = useLiveWords()
  const { store } = useViewer()
  return (
    <button
      type="button"
      className="question-slide"
      aria-label={t('questions.toSlide', { number: slideNumber })}
      onClick={() => {
        store.getState().goTo(slideNumber, 'jump')
      }}
    >
      {t('questions.slide', { number: slideNumber })}
    </button>
  )
}

/** The words as they were typed, with how many ask the same and where. */
export function QuestionText({
  question: { text, locale, support, slideNumber, done, answer },
  hasStage = false,
}: {
  question: LiveQuestion
  /** The page shows slides, and can go to this one. */
  hasStage?: boolean
}) {
  const t = useLiveWords()
  return (
    <>
      <p className="question-text" lang={locale}>
        {text}
      </p>
      <p className="question-facts">
        <span>{t('questions.votes', { count: support })}</span>
        {hasStage ? (
          <SlideButton slideNumber={slideNumber} />
        ) : (
          <span>{t('questions.slide', { number: slideNumber })}</span>
        )}
        {done && <span>{t('questions.done')}</span>}
      </p>
      {answer !== undefined && (
        <p className="question-answer">
          <strong>{t('questions.answered')}</strong> {answer}
        </p>
      )}
    </>
  )
}
