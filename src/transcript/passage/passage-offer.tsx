import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Passage } from '../../deck/passage.ts'
import { addReaderMessages } from '../../i18n/reader-messages.ts'
import { ShareIcon } from '../../ui/icons.tsx'
import { mediaMatches } from '../../ui/media-query.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'
import { CardIcon, HighlightIcon, NoteIcon } from '../icons.tsx'
import { usePanel } from '../panel.ts'
import { annotate } from './annotate.ts'
import './passage.css'
import { selectedPassage } from './selected-passage.ts'

/** Milliseconds without a change after which the reader has done selecting or scrolling. */
const REST_MS = 250
/** Pixels between the words and the buttons. */
const GAP_PX = 8

interface Offer {
  passage: Passage
  /** All of the words, of which the passage of a longer one has the beginning and the end. */
  words: string
  /** Where the first and the last line of the words stand, in the window. */
  first: DOMRect
  last: DOMRect
}

/** Buttons beside words that are selected in the transcript: to mark them, to note something, and to pass them on. */
export function PassageOffer() {
  const { i18n } = useTranslation()
  addReaderMessages(i18n)
  const { t } = useTranslation('reader')
  const [offer, withdraw] = useOffer()
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (ref.current && offer) place(ref.current, offer)
  }, [offer])
  if (!offer) return null
  return (
    <div
      ref={ref}
      popover="manual"
      className="passage-offer"
      role="toolbar"
      aria-label={t('bubble.label')}
      onPointerDown={(event) => {
        // The words stay selected.
        event.preventDefault()
      }}
    >
      <OfferButtons offer={offer} withdraw={withdraw} />
    </div>
  )
}

interface OfferButtonsProps {
  offer: Offer
  /** Whatever is done with the words, the buttons have done their work. */
  withdraw: () => void
}

function OfferButtons({ offer: { passage, words }, withdraw }: OfferButtonsProps) {
  const { t } = useTranslation('reader')
  const viewer = useViewer()
  const act = (run: () => void) => () => {
    run()
    withdraw()
  }
  const mark = (kind: 'highlight' | 'note') =>
    act(() => {
      annotate(viewer, { ...passage, quote: words }, kind)
      document.getSelection()?.removeAllRanges()
    })
  const { openCard, openShare } = viewer.store.getState()
  const onCard = act(() => {
    openCard({ ...passage, quote: words })
  })
  const onShare = act(() => {
    openShare(passage)
  })
  return (
    <>
      <button type="button" className="button" onClick={mark('highlight')}>
        <HighlightIcon />
        {t('bubble.highlight')}
      </button>
      <button type="button" className="button" onClick={mark('note')}>
        <NoteIcon />
        {t('bubble.note')}
      </button>
      <button type="button" className="button" onClick={onCard}>
        <CardIcon />
        {t('bubble.card')}
      </button>
      <button type="button" className="button" aria-label={t('bubble.shareLabel')} onClick={onShare}>
        <ShareIcon />
        {t('bubble.share')}
      </button>
    </>
  )
}

/** All that stands on one line with the first of them: a term has a rectangle of its own. */
function firstLine([first, ...others]: readonly DOMRect[]): DOMRect | undefined {
  if (!first) return undefined
  const beside = others.filter(({ top }) => top < first.top + first.height / 2)
  const right = Math.max(first.right, ...beside.map((rect) => rect.right))
  return new DOMRect(first.left, first.top, right - first.left, first.height)
}

/** Above the words, where it covers nothing that is read next; below them where fingers and their menu are. */
function place(bubble: HTMLElement, { first, last }: Offer): void {
  bubble.showPopover()
  const { width, height } = bubble.getBoundingClientRect()
  const above = first.top - height - GAP_PX
  const below = last.bottom + GAP_PX
  const fitsBelow = below + height < innerHeight
  const isBelow = above < 0 || (mediaMatches('(pointer: coarse)') && fitsBelow)
  const right = isBelow ? last.right : first.right
  bubble.style.setProperty('top', `${String(isBelow ? below : above)}px`)
  bubble.style.setProperty(
    'left',
    `${String(Math.max(8, Math.min(right - width, innerWidth - width - 8)))}px`,
  )
}

function useOffer(): [Offer | undefined, withdraw: () => void] {
  const panel = usePanel()
  const [offer, setOffer] = useState<Offer>()
  useEffect(() => {
    const listeners = new AbortController()
    const { signal } = listeners
    let timer: ReturnType<typeof setTimeout> | undefined
    const update = () => {
      const selected = selectedPassage(panel.list().host)
      const rects = selected ? [...selected.range.getClientRects()] : []
      const [first, last] = [firstLine(rects), rects.at(-1)]
      const { passage, words } = selected ?? {}
      setOffer(passage && words && first && last ? { passage, words, first, last } : undefined)
    }
    const onChange = () => {
      clearTimeout(timer)
      timer = setTimeout(update, REST_MS)
    }
    const onScroll = () => {
      setOffer(undefined)
      onChange()
    }
    onChange()
    document.addEventListener('selectionchange', onChange, { signal })
    window.addEventListener('scroll', onScroll, { signal, capture: true, passive: true })
    window.addEventListener('resize', onScroll, { signal })
    return () => {
      clearTimeout(timer)
      listeners.abort()
    }
  }, [panel])
  const withdraw = useCallback(() => {
    setOffer(undefined)
  }, [])
  return [offer, withdraw]
}
