import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchHit, SearchResult } from '../../deck/search.ts'
import { snippetOf } from './snippet.ts'

/** Hits that are drawn at once; more follow as the list is scrolled or walked through. */
const DRAWN = 24

interface HitListProps {
  id: string
  result: SearchResult
  active: number
  onGo: (index: number) => void
}

/** The hits with their slide's number and the words around them. The field has the focus; the list shows where it is. */
export function HitList({ id, result: { hits, queries }, active, onGo }: HitListProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLUListElement>(null)
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
    <ul
      ref={list}
      id={id}
      className="search-hits"
      role="listbox"
      aria-label={t('search.list')}
      tabIndex={-1}
      onScroll={onScroll}
    >
      {hits.slice(0, drawn).map((hit, index) => (
        <HitOption
          key={`${String(hit.slideNumber)} ${hit.isNote ? hit.text : ''} ${hit.block ?? hit.text}`}
          id={optionId(id, index)}
          hit={hit}
          queries={queries}
          isActive={index === active}
          onGo={() => {
            onGo(index)
          }}
        />
      ))}
    </ul>
  )
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${String(index)}`
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
  return (
    <li
      id={id}
      className="search-hit"
      role="option"
      aria-selected={isActive}
      // The cursor stays in the field.
      onPointerDown={(event) => {
        event.preventDefault()
      }}
      onClick={onGo}
    >
      <span className="search-hit-number">{hit.slideNumber}</span>
      <span className="search-hit-text" lang={hit.locale}>
        {hit.block === undefined && <span className="search-hit-kind">{t('search.work')}</span>}
        {hit.isNote && <span className="search-hit-kind">{t('search.note')}</span>}
        {snippetOf(hit, queries).map(({ text, hit: isHit }, at) =>
          isHit ? <mark key={at}>{text}</mark> : text,
        )}
      </span>
    </li>
  )
}
