import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { LiveQuestion, QuestionMark } from '../../../deck/live/live-question.ts'
import type { LiveSession } from '../../../deck/live/live-info.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { downloadText } from '../../../ui/download.ts'
import { DoneIcon } from '../icons.tsx'
import { DeskSwitch } from '../podium/desk-switch.tsx'
import type { Podium } from '../podium/podium-store.ts'
import { useLiveWords } from '../use-live-words.ts'
import { AnswerForm, OrphanedAnswer } from './answer-form.tsx'
import { ModeratorLink, ModerationSwitch } from './moderation-desk.tsx'
import { QuestionText } from './question-text.tsx'
import { questionsCsv } from './questions-csv.ts'
import { useWritten } from './written-answers.ts'
import './questions.css'

interface QuestionDeskProps {
  podium: Podium
  session: LiveSession
  onClose: () => void
}

/** The speaker's questions: opened and closed, by support, answered, taken away, saved. */
export function QuestionDesk({ podium, session, onClose }: QuestionDeskProps) {
  const t = useLiveWords()
  const questions = useStore(podium.store, (state) => state.questions)
  const questionsOpen = useStore(podium.store, (state) => state.questionsOpen)
  const [removed, setRemoved] = useState<LiveQuestion>()
  const { orphans, writtenTo, keepWritten, dropWritten } = useWritten(podium, session.session)
  // One that was just taken away can be had back.
  const lost = orphans.filter(({ question }) => question.id !== removed?.id)
  return (
    <Dialog title={t('questions.title')} onClose={onClose}>
      <DeskSwitch
        label={t('questions.accept')}
        hint={t('questions.acceptHint')}
        checked={questionsOpen}
        onChange={podium.setQuestionsOpen}
      />
      <ModerationSwitch podium={podium} />
      <ModeratorLink podium={podium} session={session} />
      <RemovedNote
        removed={removed}
        onUndo={(id) => {
          if (podium.markQuestion({ id, mark: 'restored' })) setRemoved(undefined)
        }}
      />
      <ol className="question-list">
        {questions.map((question) => (
          <DeskQuestion
            key={question.id}
            {...{ question, podium }}
            onRemoved={setRemoved}
            written={writtenTo(question.id)}
            onWrite={keepWritten}
          />
        ))}
        {lost.map(({ question, answer }) => (
          <OrphanedAnswer
            key={question.id}
            {...{ question, answer }}
            onClose={() => {
              dropWritten(question)
            }}
          />
        ))}
      </ol>
      {questions.length + lost.length === 0 && <p className="question-none">{t('questions.none')}</p>}
      {questions.length > 0 && (
        <button
          type="button"
          className="button question-export"
          onClick={() => {
            downloadText('questions.csv', questionsCsv(questions, t), 'text/csv')
          }}
        >
          {t('questions.export')}
        </button>
      )}
    </Dialog>
  )
}

interface RemovedNoteProps {
  removed: LiveQuestion | undefined
  onUndo: (id: string) => void
}

/** A slip of the finger must not cost the room a question. */
function RemovedNote({ removed, onUndo }: RemovedNoteProps) {
  const t = useLiveWords()
  const undo = useRef<HTMLButtonElement>(null)
  // The button that was pressed is gone with its question.
  useEffect(() => {
    undo.current?.focus({ preventScroll: true })
  }, [removed])
  return (
    <div className="question-removed" role="status">
      {removed && (
        <>
          <span>{t('questions.removed')}</span>
          <q lang={removed.locale}>{removed.text}</q>
          <button
            ref={undo}
            type="button"
            className="button"
            onClick={() => {
              onUndo(removed.id)
            }}
          >
            {t('questions.restore')}
          </button>
        </>
      )}
    </div>
  )
}

interface DeskQuestionProps {
  question: LiveQuestion
  podium: Podium
  onRemoved: (question: LiveQuestion) => void
  /** What stands in its answer and is not sent; undefined where nothing does. */
  written: string | undefined
  onWrite: (question: LiveQuestion, answer: string) => void
}

function DeskQuestion({ question, podium, written, onRemoved, onWrite }: DeskQuestionProps) {
  const t = useLiveWords()
  const { id, done } = question
  const [isUnsent, setUnsent] = useState(false)
  const mark = (change: Omit<QuestionMark, 'id'>) => {
    const isSent = podium.markQuestion({ id, ...change })
    setUnsent(!isSent)
    return isSent
  }
  return (
    <li className="question" data-done={done || undefined}>
      <QuestionText question={question} hasStage />
      <DeskButtons {...{ question, podium, mark, onRemoved }} />
      <AnswerForm
        {...{ question, written }}
        onAnswer={(answer) => {
          mark({ mark: 'done', answer })
        }}
        onWrite={(answer) => {
          onWrite(question, answer)
        }}
      />
      <p role="status">{isUnsent && t('poll.notSent')}</p>
    </li>
  )
}

interface DeskButtonsProps extends Omit<DeskQuestionProps, 'written' | 'onWrite'> {
  /** False where it could not be sent. */
  mark: (change: Omit<QuestionMark, 'id'>) => boolean
}

function DeskButtons({ question, podium, mark, onRemoved }: DeskButtonsProps) {
  const t = useLiveWords()
  const { id, done } = question
  const isOnWall = useStore(podium.store, ({ wallQuestion }) => wallQuestion?.id === id)
  return (
    <div className="question-buttons">
      <button
        type="button"
        className="button"
        aria-pressed={done}
        onClick={() => {
          mark({ mark: done ? 'open' : 'done' })
        }}
      >
        <DoneIcon />
        {t(done ? 'questions.markOpen' : 'questions.markDone')}
      </button>
      <button
        type="button"
        className="button"
        aria-pressed={isOnWall}
        onClick={() => {
          podium.showQuestion(isOnWall ? undefined : question)
        }}
      >
        {t('questions.show')}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          if (!mark({ mark: 'removed' })) return
          if (isOnWall) podium.showQuestion(undefined)
          onRemoved(question)
        }}
      >
        {t('questions.remove')}
      </button>
    </div>
  )
}
