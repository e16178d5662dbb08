import type { WallQuestion } from '../../../deck/live/live-question.ts'
import { useViewerState } from '../../../viewer/viewer-context.tsx'
import { useLiveWords } from '../use-live-words.ts'
import './questions.css'

interface WallQuestionBannerProps {
  question: WallQuestion['question']
  /** Outside of present mode, too. */
  isAlways?: boolean
}

/** The question that is being answered, over the foot of the wall's slide. A reader's page has it in its list. */
export function WallQuestionBanner({ question, isAlways = false }: WallQuestionBannerProps) {
  const t = useLiveWords()
  const presenting = useViewerState((state) => state.presenting)
  return (
    <div
      className="wall-question"
      data-presenting={presenting || undefined}
      role="status"
      aria-label={t('questions.onWall')}
    >
      {(presenting || isAlways) && question && (
        <p lang={question.locale}>
          <span aria-hidden="true">{t('questions.slide', { number: question.slideNumber })}</span>
          {question.text}
        </p>
      )}
    </div>
  )
}
