import { useState } from 'react'
import { useStore } from 'zustand'
import type { LivePoll } from '../../../deck/live/live-room.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import type { Listener } from '../listener/follow-store.ts'
import { useLiveWords } from '../use-live-words.ts'
import { percentOf, usePollOnSlide } from './poll-on-slide.ts'
import './room.css'

/** There while a poll is put to the room, and while its results are shown. */
export function VoteButton({ listener }: { listener: Listener }) {
  const t = useLiveWords()
  const poll = useStore(listener.store, (state) => state.poll)
  const isOver = useStore(listener.store, ({ state }) => state?.phase === 'ended')
  const [open, setOpen] = useState(false)
  if (!poll || isOver || (!poll.open && !poll.counts)) return null
  return (
    <>
      <button
        type="button"
        className={poll.open ? 'button primary' : 'button'}
        onClick={() => {
          // The choices are words of the slide, which is the talk's.
          listener.rejoin()
          setOpen(true)
        }}
      >
        {t(poll.open ? 'poll.vote' : 'poll.results')}
      </button>
      {open && (
        <VoteDialog
          key={poll.name}
          poll={poll}
          listener={listener}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </>
  )
}

interface VoteDialogProps {
  poll: LivePoll
  listener: Listener
  onClose: () => void
}

function VoteDialog({ poll, listener, onClose }: VoteDialogProps) {
  const t = useLiveWords()
  const words = usePollOnSlide(poll.slideNumber)
  const { votes, vote, isUnsent } = useVote(poll, listener)
  return (
    <Dialog title={t('poll.title')} onClose={onClose}>
      <fieldset className="poll-choices" disabled={!poll.open}>
        <legend>{words?.question}</legend>
        {Array.from({ length: poll.choices }, (_, at) => (
          <label key={at} className="poll-choice">
            <input
              type={poll.many ? 'checkbox' : 'radio'}
              name={`poll-${poll.name}`}
              checked={votes.includes(at)}
              onChange={({ currentTarget }) => {
                vote(at, currentTarget.checked)
              }}
            />
            <span>{words?.choices[at] ?? t('poll.choice', { number: at + 1 })}</span>
            {poll.counts && (
              <strong>
                {t('poll.share', { percent: percentOf(poll, at), count: poll.counts[at] ?? 0 })}
              </strong>
            )}
          </label>
        ))}
      </fieldset>
      <p role="status" className="poll-standing">
        {isUnsent
          ? t('poll.notSent')
          : !poll.open
            ? t('poll.closed')
            : votes.length > 0
              ? t('poll.voted')
              : t(poll.many ? 'poll.many' : 'poll.one')}
      </p>
      {poll.counts && <p>{t('poll.voters', { count: poll.voters ?? 0 })}</p>}
    </Dialog>
  )
}

/** What this page has voted: known to it alone, and kept while the dialog is closed. */
function useVote(poll: LivePoll, listener: Listener) {
  const votes = useStore(listener.store, (state) => state.votes[poll.name] ?? NONE)
  const [isUnsent, setUnsent] = useState(false)
  const vote = (choice: number, taken: boolean) => {
    const others = poll.many ? votes.filter((one) => one !== choice) : []
    const choices = taken ? [...others, choice].sort((a, b) => a - b) : others
    const isSent = listener.vote({ name: poll.name, choices })
    setUnsent(!isSent)
  }
  return { votes, vote, isUnsent }
}

const NONE: readonly number[] = []
