import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIndexEntry } from '../../content/deck-index.ts'
import { SlidePicture } from '../../content/slide-picture.tsx'
import type { SearchHit, SearchResult } from '../../deck/search.ts'
import { groupHits } from './group-hits.ts'
import { optionId } from './option-id.ts'
import { snippetOf } from './snippet.ts'
import './hit-list.css'

/** Hits that are drawn at once; more follow as the list is scrolled or walked through. */
const DRAWN = 24

interface HitListProps {
  id: string
  result: SearchResult
  active: number
  onGo: (index: number) => void
}

/** The hits by slide, the reader's own notes first, with the words around them. The field has the focus; the list shows where it is. */
export function HitList({ id, result: { hits, queries }, active, onGo }: HitListProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const [scrolledTo, setScrolledTo] = useState(DRAWN)
  const drawn = Math.max(scrolledTo, active + DRAWN / 2)

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, hits])

  const onScroll = ({ currentTarget }: React.UIEvent) => {
    const left = currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight
    if (left < currentTarget.clientHeight) setScrolledTo((count) => Math.min(count, hits.length) + DRAWN)
  }
  return (
    <div
      ref={list}
      id={id}
      className="search-hits"
      role="listbox"
      aria-label={t('search.list')}
      tabIndex={-1}
      onScroll={onScroll}
    >
      {groupHits(hits.slice(0, drawn)).map(({ slideNumber, first, hits: ofSlide }) => (
        <SlideHits
          key={`${String(slideNumber)} ${ofSlide[0]?.kind ?? ''}`}
          slideNumber={slideNumber}
          hasTitle={ofSlide[0]?.kind !== 'title'}
        >
          {ofSlide.map((hit, at) => (
            <HitOption
              key={`${hit.kind} ${hit.block ?? ''} ${hit.kind === 'text' ? '' : hit.text}`}
              id={optionId(id, first + at)}
              hit={hit}
              queries={queries}
              isActive={first + at === active}
              onGo={() => {
                onGo(first + at)
              }}
            />
          ))}
        </SlideHits>
      ))}
    </div>
  )
}

interface SlideHitsProps {
  slideNumber: number
  /** False where the title is the first hit itself. */
  hasTitle: boolean
  children: React.ReactNode
}

/** What was found on one slide: its picture, number and title, and the hits. */
function SlideHits({ slideNumber, hasTitle, children }: SlideHitsProps) {
  const { t } = useTranslation()
  const entry = useIndexEntry(slideNumber)
  return (
    <div
      className="search-slide"
      role="group"
      data-slide={slideNumber}
      aria-label={t('search.slide', { number: slideNumber, title: entry?.title ?? '' })}
    >
      <div className="search-slide-mark" aria-hidden="true">
        {entry?.picture !== undefined && <SlidePicture entry={entry} />}
        <span>{slideNumber}</span>
      </div>
      <div className="search-slide-hits">
        {hasTitle && (
          <p className="search-slide-title" aria-hidden="true">
            {entry?.title}
          </p>
        )}
        {children}
      </div>
    </div>
  )
}

interface HitOptionProps {
  id: string
  hit: SearchHit
  queries: readonly RegExp[]
  isActive: boolean
  onGo: () => void
}

function HitOption({ id, hit, queries, isActive, onGo }: HitOptionProps) {
  const { t } = useTranslation()
  const { kind, slideNumber, locale } = hit
  return (
    <div
      id={id}
      className="search-hit"
      role="option"
      aria-selected={isActive}
      data-slide={slideNumber}
      data-kind={kind}
      // The cursor stays in the field.
      onPointerDown={(event) => {
        event.preventDefault()
      }}
      onClick={onGo}
    >
      <span className="search-hit-text" lang={locale}>
        {kind !== 'title' && kind !== 'text' && (
          <span className="search-hit-kind">{t(`search.kinds.${kind}`)}</span>
        )}
        {snippetOf(hit, queries).map(({ text, hit: isHit }, at) =>
          isHit ? <mark key={at}>{text}</mark> : text,
        )}
      </span>
    </div>
  )
}
