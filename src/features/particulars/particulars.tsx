import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDuration } from '../../deck/format-duration.ts'
import type { Locale } from '../../deck/locale.ts'
import { pathToBase } from '../../deck/relative-link.ts'
import { shelfAddress, type LocalText } from '../../deck/shelf/shelf-talk.ts'
import { formatDay } from '../../i18n/format-day.ts'
import { useHref, usePageState, useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import './deck-contents.css'
import './particulars.css'

/**
 * Whose talk it is, where and when it was given, and where it was first published: one line under a slide, and all that
 * there is to say, with the contents, on the deck's own page.
 */
export function Particulars() {
  const { t } = useTranslation()
  const isDeckPage = usePageState(({ page }) => page === 'deck')
  const deckPage = useHref({ page: 'deck', locale: useViewerState((state) => state.locale) })
  const toBase = usePageState(({ page }) => pathToBase(page))
  const deck = useViewerState((state) => state.deck)
  const locale = useViewerState((state) => state.locale)
  return (
    <section
      className="particulars"
      data-lines={isDeckPage ? undefined : 'one'}
      aria-labelledby="particulars-title"
    >
      <h2 id="particulars-title">
        {isDeckPage ? t('particulars.about') : <a href={deckPage}>{t('particulars.about')}</a>}
      </h2>
      {isDeckPage && <p className="particulars-description">{deck.description[locale]}</p>}
      <ul className="particulars-facts">
        <li>
          {deck.affiliation[locale]} {deck.speaker[locale]}
        </li>
        {deck.event[locale] && <li>{deck.event[locale]}</li>}
        <li>{t('particulars.given', { date: formatDay(deck.given, t) })}</li>
        {deck.published !== undefined && (
          <li>{t('particulars.published', { date: formatDay(deck.published, t) })}</li>
        )}
        {deck.source !== undefined && (
          <li>
            <a href={deck.source} rel="noopener">
              {t('particulars.source', { host: new URL(deck.source).host })}
            </a>
          </li>
        )}
        {deck.shelf && (
          <li>
            <a href={toBase + shelfAddress(deck.shelf, locale)}>{shelfTitle(deck.shelf.title, locale)}</a>
          </li>
        )}
      </ul>
      <Recording />
      {isDeckPage && (
        <>
          <p className="particulars-license">{t('particulars.license')}</p>
          <Contents />
        </>
      )}
    </section>
  )
}

/** The talk can be heard, where a recording with its voice was published. */
function Recording() {
  const { t } = useTranslation()
  const recording = useViewerState(({ deck }) => deck.recording)
  const locale = useViewerState((state) => state.locale)
  const href = useHref({ page: 'deck', locale, replay: recording?.path ?? '' })
  if (!recording) return null
  return (
    <p className="particulars-recording">
      <a href={href}>{t('particulars.listen', { time: formatDuration(recording.durationMs) })}</a>
    </p>
  )
}

/** The deck's page lists all slides; the compiler wrote the list, and React leaves it as it stands. */
function Contents() {
  const { t } = useTranslation()
  const { parts } = useViewer()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (list.current) settleAddresses(list.current)
  }, [])
  if (!parts.contents) return null
  return (
    <div className="deck-contents">
      <h2>{t('contents.title')}</h2>
      <div
        ref={list}
        className="contents-list"
        data-part="contents"
        suppressHydrationWarning
        dangerouslySetInnerHTML={{ __html: parts.contents }}
      />
    </div>
  )
}

/** In the reader's language, or in whichever the shelf has. */
function shelfTitle(title: LocalText, locale: Locale): string {
  return title[locale] ?? Object.values(title)[0] ?? ''
}

/** They are relative to the deck's page, and the address of the document changes with each move. */
function settleAddresses(list: HTMLElement): void {
  for (const link of list.querySelectorAll('a')) link.setAttribute('href', link.href)
  for (const image of list.querySelectorAll('img')) image.setAttribute('src', image.src)
}
