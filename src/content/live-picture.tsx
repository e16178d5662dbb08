import { useEffect, useRef } from 'react'
import { whenIdle } from '../ui/when-idle.ts'
import { useViewer, useViewerState } from '../viewer/viewer-context.tsx'
import { loadThumbnail } from './thumbnail.ts'
import './slide-picture.css'

interface LivePictureProps {
  slideNumber: number
  /** Undone by the caller where the slide can't be had. */
  onFail: () => void
}

/**
 * The slide itself, small: for sites that were built without pictures. It is fetched when it comes into sight, and drawn
 * and taken away when the page has nothing better to do: a step of the talk waits for none of it. While the slide is
 * presented, which covers the page, there is none.
 */
export function LivePicture({ slideNumber, onFail }: LivePictureProps) {
  const { baseUrl } = useViewer()
  const locale = useViewerState((state) => state.locale)
  const presenting = useViewerState((state) => state.presenting)
  const frame = useRef<HTMLSpanElement>(null)
  const fail = useRef(onFail)
  useEffect(() => {
    const host = frame.current
    if (!host || presenting) return undefined
    let isSeen = false
    let cancelIdle: () => void = () => undefined
    const show = async () => {
      const section = await loadThumbnail(baseUrl, locale, slideNumber)
      if (isSeen) host.replaceChildren(section)
    }
    const settle = () => {
      if (!isSeen) host.replaceChildren()
      else if (!host.hasChildNodes())
        show().catch(() => {
          if (isSeen) fail.current()
        })
    }
    const observer = new IntersectionObserver((entries) => {
      isSeen = entries.at(-1)?.isIntersecting === true
      cancelIdle()
      cancelIdle = whenIdle(settle)
    })
    observer.observe(host)
    return () => {
      isSeen = false
      observer.disconnect()
      cancelIdle()
      host.replaceChildren()
    }
  }, [baseUrl, locale, slideNumber, presenting])
  // What is in it can't be reached: links in links, and a hundred slides to tab through.
  return <span ref={frame} className="slide-picture slide-picture-live" aria-hidden="true" inert />
}
