import { useEffect, useState } from 'react'
import { isPollName, ROOM_LIMITS, type LivePoll } from '../../../deck/live/live-room.ts'
import { useViewerState } from '../../../viewer/viewer-context.tsx'

/** A poll as its slide shows it, in the page's language. */
export interface PollOnSlide {
  name: string
  many: boolean
  /** What stands over the choices. */
  question: string
  choices: string[]
}

/** The element of a slide's poll on this page: on the stage, or in a pane of the speaker's. */
export function pollElement(slideNumber: number): Element | undefined {
  return document.querySelector(`section[data-slide="${slideNumber}"] [data-poll]`) ?? undefined
}

/** Undefined where the slide has none, or isn't on this page. */
export function readPollOnSlide(slideNumber: number): PollOnSlide | undefined {
  const element = pollElement(slideNumber)
  const name = element?.getAttribute('data-poll')
  if (!element || !isPollName(name)) return undefined
  const choices = choicesOf(element).map(wordsOf)
  if (choices.length < 2 || choices.length > ROOM_LIMITS.choices) return undefined
  const question = [...element.children]
    .filter(({ localName }) => localName === 'p')
    .map(wordsOf)
    .join(' ')
  return { name, many: element.hasAttribute('data-many'), question, choices }
}

export function choicesOf(poll: Element): HTMLElement[] {
  return [...poll.querySelectorAll<HTMLElement>(':scope > ul > li, :scope > ol > li')]
}

function wordsOf({ textContent }: Element): string {
  return textContent.trim()
}

/** Runs now and whenever slides come, go or are drawn anew; the function returned ends it. */
export function watchSlides(run: () => void): () => void {
  let frame = 0
  const later = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      run()
    })
  }
  const observer = new MutationObserver(later)
  for (const place of document.querySelectorAll('.slides, [data-pane]'))
    observer.observe(place, { childList: true, subtree: true })
  later()
  return () => {
    cancelAnimationFrame(frame)
    observer.disconnect()
  }
}

/** The poll of a slide, as soon as the slide is there. */
export function usePollOnSlide(slideNumber: number): PollOnSlide | undefined {
  const locale = useViewerState((state) => state.locale)
  const [poll, setPoll] = useState<PollOnSlide>()
  useEffect(() => {
    const read = () => {
      const found = readPollOnSlide(slideNumber)
      setPoll((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found))
    }
    return watchSlides(read)
  }, [slideNumber, locale])
  return poll
}

/** Share of a choice in whole percent. */
export function percentOf(poll: Pick<LivePoll, 'counts' | 'voters'>, choice: number): number {
  const count = poll.counts?.[choice] ?? 0
  return poll.voters ? Math.round((count / poll.voters) * 100) : 0
}
