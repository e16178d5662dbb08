import { useState } from 'react'
import { useStore } from 'zustand'
import { Dialog } from '../../../ui/dialog.tsx'
import { QuestionIcon } from '../icons.tsx'
import { QuestionText } from '../questions/question-text.tsx'
import { useLiveWords } from '../use-live-words.ts'
import type { Clicker } from './clicker-store.ts'

/** How many questions are open, and a sheet of them; not there where nobody has asked. */
export function ClickerQuestions({ clicker }: { clicker: Clicker }) {
  const t = useLiveWords()
  const questions = useStore(clicker.store, (state) => state.questions)
  const [open, setOpen] = useState(false)
  const count = questions.filter(({ done }) => !done).length
  if (questions.length === 0) return null
  return (
    <>
      <button
        type="button"
        className="button clicker-questions"
        aria-label={t('clicker.questions', { count })}
        onClick={() => {
          setOpen(true)
        }}
      >
        <QuestionIcon />
        <span aria-hidden="true">{count}</span>
      </button>
      {open && (
        <Dialog
          title={t('clicker.questions', { count })}
          onClose={() => {
            setOpen(false)
          }}
        >
          <ol className="question-list">
            {questions.map((question) => (
              <li key={question.id} className="question" data-done={question.done || undefined}>
                <QuestionText question={question} />
              </li>
            ))}
          </ol>
        </Dialog>
      )}
    </>
  )
}
