import { useEffect, useRef } from 'react'
import type { Locale } from '../deck/locale.ts'
import { formatDeckLink } from '../deck/deck-link.ts'
import { useViewer, useViewerState } from '../viewer/viewer-context.tsx'
import { showFragments } from './fragments.ts'
import { keepLoaded, loadText } from './loader.ts'
import { withOwnIds } from './own-ids.ts'
import { readPage, unfoldSection } from './read-page.ts'
import { addStylesheets } from './stylesheets.ts'
import './slide-picture.css'

interface LivePictureProps {
  slideNumber: number
  /** Undone by the caller where the slide can't be had. */
  onFail: () => void
}

/** The slide itself, small: for sites that were built without pictures. It is fetched when it comes into sight. */
export function LivePicture({ slideNumber, onFail }: LivePictureProps) {
  const { baseUrl } = useViewer()
  const locale = useViewerState((state) => state.locale)
  const frame = useRef<HTMLSpanElement>(null)
  const fail = useRef(onFail)
  useEffect(() => {
    const host = frame.current
    if (!host) return undefined
    let isCurrent = true
    const show = async () => {
      const section = await loadThumbnail(baseUrl, locale, slideNumber)
      if (isCurrent) host.replaceChildren(section)
    }
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return
      observer.disconnect()
      show().catch(() => {
        if (isCurrent) fail.current()
      })
    })
    observer.observe(host)
    return () => {
      isCurrent = false
      observer.disconnect()
    }
  }, [baseUrl, locale, slideNumber])
  // What is in it can't be reached: links in links, and a hundred slides to tab through.
  return <span ref={frame} className="slide-picture slide-picture-live" aria-hidden="true" inert />
}

/** Slides of which the text is kept: a copy of its own is made for each picture. */
const KEPT = 120
const loadPage = keepLoaded((url) => loadText(url), KEPT)

async function loadThumbnail(baseUrl: string, locale: Locale, slideNumber: number): Promise<HTMLElement> {
  const url = baseUrl + formatDeckLink({ page: 'slide', locale, slideNumber })
  const page = readPage(await loadPage(url), url, slideNumber)
  if (!page) throw new Error(`${url} holds no slide`)
  await addStylesheets(page.stylesheets)
  const section = unfoldSection(page.slide, url)
  section.classList.remove('present')
  section.hidden = false
  showFragments(section, Infinity)
  return withOwnIds(section, `small-${String(slideNumber)}-`)
}
