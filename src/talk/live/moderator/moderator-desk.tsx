import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { LiveSession } from '../../../deck/live/live-info.ts'
import type { LiveQuestion } from '../../../deck/live/live-question.ts'
import type { ModeratorMark } from '../../../deck/live/live-moderation.ts'
import { useWakeLock } from '../../../ui/use-wake-lock.ts'
import { LanguageSwitch } from '../clicker/language-switch.tsx'
import { LiveBar } from '../live-bar.tsx'
import { QuestionText } from '../questions/question-text.tsx'
import { useLiveWords } from '../use-live-words.ts'
import { joinAsModerator } from './join-as-moderator.ts'
import {
  createModerator,
  moderatorStanding,
  sortForModerator,
  type Moderator,
  type ModeratorStanding,
} from './moderator-store.ts'

/** The questions of a talk by what is to be done about them: to read, let through, held back. */
export function ModeratorDesk({ session, code }: { session: LiveSession; code: string }) {
  const t = useLiveWords()
  const moderator = useModerator(session, code)
  const state = useStore(moderator.store)
  const standing = moderatorStanding(state)
  useWakeLock(ignoreSleep)
  const { waiting, shown, held } = sortForModerator(state.questions ?? [])
  return (
    <>
      <LiveBar line={t(state.isUnsent ? 'moderator.unsent' : `moderator.${standing}`)} tone={TONES[standing]}>
        <LanguageSwitch />
      </LiveBar>
      {state.questions && standing !== 'refused' && (
        <>
          <Part name="waiting" questions={waiting} moderator={moderator} />
          <Part name="shown" questions={shown} moderator={moderator} />
          {held.length > 0 && <Part name="held" questions={held} moderator={moderator} />}
        </>
      )}
    </>
  )
}

const TONES: Partial<Record<ModeratorStanding, 'live' | 'warning'>> = {
  ...{ on: 'live', lost: 'warning', refused: 'warning' },
}

/** A page that falls asleep comes back with all questions. */
function ignoreSleep(): void {
  // Nothing to say.
}

function useModerator(session: LiveSession, code: string): Moderator {
  const [moderator] = useState(() => createModerator((handlers) => joinAsModerator(session, code, handlers)))
  useEffect(() => moderator.start(), [moderator])
  return moderator
}

interface PartProps {
  name: 'waiting' | 'shown' | 'held'
  questions: readonly LiveQuestion[]
  moderator: Moderator
}

function Part({ name, questions, moderator }: PartProps) {
  const t = useLiveWords()
  return (
    <section className="moderator-part" aria-labelledby={`moderator-${name}`}>
      <h2 id={`moderator-${name}`}>{t(`moderator.parts.${name}`, { count: questions.length })}</h2>
      {questions.length === 0 && <p className="question-none">{t(`moderator.none.${name}`)}</p>}
      <ol className="question-list">
        {questions.map((question) => (
          <li key={question.id} className="question" data-done={question.done || undefined}>
            <QuestionText question={question} />
            <div className="question-buttons">
              {MARKS[name](question).map((mark) => (
                <button
                  key={mark}
                  type="button"
                  className={name === 'waiting' && mark === 'shown' ? 'button primary' : 'button'}
                  onClick={() => {
                    moderator.mark({ id: question.id, mark })
                  }}
                >
                  {t(`moderator.marks.${mark}`)}
                </button>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What can be done about a question, by where it stands. */
const MARKS: Record<PartProps['name'], (question: LiveQuestion) => ModeratorMark[]> = {
  waiting: () => ['shown', 'held'],
  shown: ({ done }) => [done ? 'open' : 'done', 'held'],
  held: () => ['shown'],
}
