import { useEffect } from 'react'
import type { LivePoll } from '../../../deck/live/live-room.ts'
import { choicesOf, percentOf, pollElement, watchSlides } from './poll-on-slide.ts'
import './room.css'

/** Draws the results of a poll on its slide, as bars behind its choices, while the speaker shows them. */
export function PollBars({ poll }: { poll: LivePoll | undefined }) {
  useEffect(() => {
    if (!poll?.counts) return undefined
    const end = watchSlides(() => {
      mark(poll)
    })
    return () => {
      end()
      unmark(poll.slideNumber)
    }
  }, [poll])
  return null
}

function mark(poll: LivePoll): void {
  const element = pollElement(poll.slideNumber)
  if (!element) return
  element.setAttribute('data-results', '')
  for (const [at, choice] of choicesOf(element).entries()) {
    const percent = String(percentOf(poll, at))
    choice.setAttribute('data-votes', `${percent} % · ${String(poll.counts?.[at] ?? 0)}`)
    choice.style.setProperty('--share', `${percent}%`)
  }
}

function unmark(slideNumber: number): void {
  const element = pollElement(slideNumber)
  if (!element) return
  element.removeAttribute('data-results')
  for (const choice of choicesOf(element)) {
    choice.removeAttribute('data-votes')
    choice.style.removeProperty('--share')
  }
}
