import { useState } from 'react'
import { useStore } from 'zustand'
import { Dialog } from '../../../ui/dialog.tsx'
import { useViewerState } from '../../../viewer/viewer-context.tsx'
import { PollIcon } from '../icons.tsx'
import { PodiumButton } from '../podium/podium-button.tsx'
import type { Podium } from '../podium/podium-store.ts'
import { useLiveWords } from '../use-live-words.ts'
import { percentOf, usePollOnSlide, type PollOnSlide } from './poll-on-slide.ts'
import './room.css'

/** There on a slide with a poll, and while one is put to the room. */
export function PollDeskButton({ podium }: { podium: Podium }) {
  const t = useLiveWords()
  const shown = useViewerState((state) => state.slideNumber)
  const poll = useStore(podium.store, (state) => state.poll)
  const voters = useStore(podium.store, ({ votes, poll: put }) =>
    put !== undefined && votes?.name === put.name ? votes.voters : 0,
  )
  const slideNumber = poll?.open === true ? poll.slideNumber : shown
  const words = usePollOnSlide(slideNumber)
  const [open, setOpen] = useState(false)
  if (!words && poll?.open !== true) return null
  return (
    <>
      <PodiumButton
        label={t('poll.title')}
        badge={poll?.open === true ? voters : 0}
        onClick={() => {
          setOpen(true)
        }}
      >
        <PollIcon />
      </PodiumButton>
      {open && words && (
        <PollDesk
          podium={podium}
          words={words}
          slideNumber={slideNumber}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </>
  )
}

interface PollDeskProps {
  podium: Podium
  words: PollOnSlide
  slideNumber: number
  onClose: () => void
}

/** The speaker's view of a poll: opens and closes the voting, sees how it stands, and shows that to the room. */
function PollDesk({ podium, words, slideNumber, onClose }: PollDeskProps) {
  const t = useLiveWords()
  const put = useStore(podium.store, (state) => state.poll)
  const votes = useStore(podium.store, (state) => state.votes)
  const poll = put?.name === words.name ? put : undefined
  const standing = votes?.name === words.name ? votes : undefined
  const isShown = poll?.counts !== undefined
  return (
    <Dialog title={t('poll.title')} onClose={onClose}>
      {words.question !== '' && <p className="poll-question">{words.question}</p>}
      <ol className="poll-standings">
        {words.choices.map((choice, at) => (
          <li key={at}>
            <span>{choice}</span>
            <meter min={0} max={100} value={standing ? percentOf(standing, at) : 0} aria-label={choice} />
            <strong>
              {t('poll.share', {
                percent: standing ? percentOf(standing, at) : 0,
                count: standing?.counts[at] ?? 0,
              })}
            </strong>
          </li>
        ))}
      </ol>
      <p role="status">{t('poll.voters', { count: standing?.voters ?? 0 })}</p>
      <div className="live-times">
        <button
          type="button"
          className={poll?.open === true ? 'button' : 'button primary'}
          onClick={() => {
            podium.setPoll({ slideNumber, words, open: poll?.open !== true, shown: isShown })
          }}
        >
          {t(poll?.open === true ? 'poll.close' : 'poll.open')}
        </button>
        <button
          type="button"
          className="button"
          aria-pressed={isShown}
          onClick={() => {
            podium.setPoll({ slideNumber, words, open: poll?.open === true, shown: !isShown })
          }}
        >
          {t(isShown ? 'poll.hide' : 'poll.show')}
        </button>
      </div>
    </Dialog>
  )
}
