import { useEffect, useId, useState } from 'react'
import { useStore } from 'zustand'
import { LIVE_LIMITS } from '../../../deck/live/live-limits.ts'
import { questionLength, tidyQuestion, type LiveQuestion } from '../../../deck/live/live-question.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { useViewerState } from '../../../viewer/viewer-context.tsx'
import { SupportIcon } from '../icons.tsx'
import type { AskOutcome } from '../awaited-receipts.ts'
import type { Listener } from '../listener/follow-store.ts'
import { randomName } from '../random-name.ts'
import { useLiveWords } from '../use-live-words.ts'
import type { AskedQuestions } from './asked-questions.ts'
import { QuestionText } from './question-text.tsx'
import './questions.css'

interface AskDialogProps {
  listener: Listener
  asked: AskedQuestions
  onClose: () => void
}

/** A listener's questions: one's own to send, and the others' to support. */
export function AskDialog({ listener, asked, onClose }: AskDialogProps) {
  const t = useLiveWords()
  const questions = useStore(listener.store, (state) => state.questions)
  const questionsOpen = useStore(listener.store, (state) => state.state?.questionsOpen === true)
  useEffect(() => {
    listener.talk()?.watchQuestions(true)
    return () => listener.talk()?.watchQuestions(false)
  }, [listener])
  return (
    <Dialog title={t('questions.title')} onClose={onClose}>
      {questionsOpen ? <AskForm listener={listener} asked={asked} /> : <p>{t('questions.closed')}</p>}
      <h3>{t('questions.list')}</h3>
      <ol className="question-list">
        {questions.map((question) => (
          <OthersQuestion key={question.id} {...{ question, listener, asked, questionsOpen }} />
        ))}
      </ol>
      {questions.length === 0 && <p className="question-none">{t('questions.none')}</p>}
    </Dialog>
  )
}

type Outcome = AskOutcome | 'sending' | 'empty'

/** What the words of the outcomes name. */
const LIMITS = { perMinute: LIVE_LIMITS.questionsPerWindow, open: LIVE_LIMITS.openQuestionsPerListener }

/** The question that is being written, which stays when the dialog is closed. */
function useDraft(listener: Listener, asked: AskedQuestions) {
  const shownSlide = useViewerState((state) => state.slideNumber)
  // Whoever writes while the talk goes on asks about what they saw when they began.
  const slideNumber = asked.draftSlide ?? shownSlide
  const [text, setText] = useState(asked.draft)
  const [outcome, setOutcome] = useState<Outcome>()
  const left = LIVE_LIMITS.questionLength - questionLength(tidyQuestion(text))
  const keep = (words: string) => {
    asked.setDraft(words, shownSlide)
    setText(words)
  }
  const write = (words: string) => {
    keep(words)
    setOutcome(undefined)
  }
  const send = async () => {
    const words = tidyQuestion(text)
    if (words === '') {
      setOutcome('empty')
      return
    }
    const id = randomName()
    asked.own.add(id)
    setOutcome('sending')
    const answer = (await listener.talk()?.ask({ id, slideNumber, text: words })) ?? 'notSent'
    setOutcome(answer)
    if (answer === 'taken' || answer === 'moderated') keep('')
  }
  return { slideNumber, text, left, outcome, write, send }
}

function AskForm({ listener, asked }: Pick<AskDialogProps, 'listener' | 'asked'>) {
  const t = useLiveWords()
  const id = useId()
  const { slideNumber, text, left, outcome, write, send } = useDraft(listener, asked)
  return (
    <form
      className="question-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (left >= 0 && outcome !== 'sending') void send()
      }}
    >
      <label htmlFor={id}>{t('questions.ask')}</label>
      <textarea
        id={id}
        rows={3}
        value={text}
        readOnly={outcome === 'sending'}
        aria-describedby={`${id}-hint ${id}-left`}
        aria-invalid={left < 0}
        onChange={({ currentTarget }) => {
          write(currentTarget.value)
        }}
      />
      <p id={`${id}-hint`} className="question-hint">
        {t('questions.askHint', { number: slideNumber })}
      </p>
      <div className="question-form-foot">
        <span id={`${id}-left`} className="question-left" data-over={left < 0 || undefined}>
          {left < 0 ? t('questions.tooLong', { count: -left }) : t('questions.left', { count: left })}
        </span>
        <span role="status">{outcome && t(`questions.outcomes.${outcome}`, LIMITS)}</span>
        <button type="submit" className="button primary" aria-disabled={left < 0 || outcome === 'sending'}>
          {t('questions.send')}
        </button>
      </div>
    </form>
  )
}

interface OthersQuestionProps extends Pick<AskDialogProps, 'listener' | 'asked'> {
  question: LiveQuestion
  questionsOpen: boolean
}

function OthersQuestion({ question, listener, asked, questionsOpen }: OthersQuestionProps) {
  const t = useLiveWords()
  const [supported, setSupported] = useState(asked.supported.has(question.id))
  const toggle = () => {
    if (!listener.talk()?.support(question.id, !supported)) return
    if (supported) asked.supported.delete(question.id)
    else asked.supported.add(question.id)
    setSupported(!supported)
  }
  return (
    <li className="question" data-done={question.done || undefined}>
      <QuestionText question={question} hasStage />
      <div className="question-buttons">
        {asked.own.has(question.id) ? (
          <>
            <span className="question-own">{t('questions.own')}</span>
            <button
              type="button"
              className="button"
              onClick={() => {
                listener.talk()?.takeBack(question.id)
              }}
            >
              {t('questions.takeBack')}
            </button>
          </>
        ) : (
          questionsOpen &&
          !question.done && (
            <button
              type="button"
              className="button"
              aria-pressed={supported}
              aria-label={t('questions.supportOf', { text: question.text })}
              onClick={toggle}
            >
              <SupportIcon />
              {t(supported ? 'questions.supported' : 'questions.support')}
            </button>
          )
        )}
      </div>
    </li>
  )
}
