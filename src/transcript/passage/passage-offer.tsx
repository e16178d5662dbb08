import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Passage } from '../../deck/passage.ts'
import { ShareIcon } from '../../ui/icons.tsx'
import { useViewer } from '../../viewer/viewer-context.tsx'
import { usePanel } from '../panel.ts'
import './passage.css'
import { selectedPassage } from './selected-passage.ts'

/** Milliseconds without a change after which the reader has done selecting or scrolling. */
const REST_MS = 250
/** Pixels between the words and the button. */
const GAP_PX = 8

interface Offer {
  passage: Passage
  /** Where the last line of the words ends, in the window. */
  place: DOMRect
}

/** A button beneath words that are selected in the transcript: shares them as a link to the passage. */
export function PassageOffer() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const [offer, withdraw] = useOffer()
  const ref = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const button = ref.current
    if (!button || !offer) return
    button.showPopover()
    const { width, height } = button.getBoundingClientRect()
    const below = offer.place.bottom + GAP_PX
    const top = below + height < innerHeight ? below : offer.place.top - height - GAP_PX
    button.style.setProperty('top', `${String(top)}px`)
    button.style.setProperty('left', `${String(Math.max(8, offer.place.right - width))}px`)
  }, [offer])
  if (!offer) return null
  return (
    <button
      ref={ref}
      type="button"
      popover="manual"
      className="button primary passage-offer"
      onPointerDown={(event) => {
        // The words stay selected.
        event.preventDefault()
      }}
      onClick={() => {
        store.getState().openShare(offer.passage)
        withdraw()
      }}
    >
      <ShareIcon />
      {t('transcript.sharePassage')}
    </button>
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
      const place = selected && [...selected.range.getClientRects()].at(-1)
      setOffer(place && { passage: selected.passage, place })
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
