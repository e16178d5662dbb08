import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useDeckIndexes, useLocalesInOrder } from '../../content/deck-index.ts'
import { findableSlide, findSlides } from '../../deck/find-slides.ts'
import type { Locale } from '../../deck/locale.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { RetryButton } from '../../ui/retry-button.tsx'
import { useViewer } from '../../viewer/viewer-context.tsx'
import './go-to.css'

/** Leads to a slide by its number or part of its title in any language. */
export function GoToDialog() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const locales = useLocalesInOrder()
  const { indexes, failed, retry } = useDeckIndexes(locales)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // Here, where the dialog is open already: it gives the focus to its first button.
    field.current?.focus()
  }, [])
  const found = useFoundSlides(indexes, query)
  const onGo = (slideNumber: number) => {
    store.getState().goTo(slideNumber, 'jump')
    store.getState().closeDialog()
  }
  const onEnter = () => {
    const number = found[active] ?? numberOf(query)
    if (number !== undefined) onGo(number)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') onEnter()
    else if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else return
    event.preventDefault()
  }
  const isOpen = found.length > 0
  return (
    <Dialog title={t('goTo.title')} className="go-to" onClose={store.getState().closeDialog}>
      <GoToField
        {...{ field, query, onKeyDown }}
        list={isOpen ? { id: listId, active } : undefined}
        onQuery={(value) => {
          setQuery(value)
          setActive(0)
        }}
      />
      <p className="go-to-none" role="status">
        {query.trim() && indexes.length > 0 && !isOpen && t('overview.none', { query: query.trim() })}
      </p>
      {failed && (
        <p role="alert">
          {t('goTo.failed')} <RetryButton onRetry={retry}>{t('goTo.retry')}</RetryButton>
        </p>
      )}
      {isOpen && <FoundList id={listId} {...{ found, active, indexes, locales, onGo }} />}
    </Dialog>
  )
}

interface GoToFieldProps {
  field: RefObject<HTMLInputElement | null>
  query: string
  /** The slides found, and the one that Enter goes to; undefined while there are none. */
  list: { id: string; active: number } | undefined
  onQuery: (query: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}

function GoToField({ field, query, list, onQuery, onKeyDown }: GoToFieldProps) {
  const { t } = useTranslation()
  return (
    <input
      className="go-to-field"
      type="text"
      ref={field}
      autoComplete="off"
      spellCheck={false}
      enterKeyHint="go"
      role="combobox"
      aria-label={t('goTo.field')}
      aria-autocomplete="list"
      aria-expanded={list !== undefined}
      aria-controls={list?.id}
      aria-activedescendant={list && `${list.id}-${list.active}`}
      placeholder={t('goTo.hint')}
      value={query}
      onChange={(event) => {
        onQuery(event.currentTarget.value)
      }}
      onKeyDown={onKeyDown}
    />
  )
}

type DeckIndexes = ReturnType<typeof useDeckIndexes>['indexes']

/** Numbers of the slides that the words or digits stand for; none before anything is typed. */
function useFoundSlides(indexes: DeckIndexes, query: string): number[] {
  const findable = useMemo(
    () =>
      (indexes[0] ?? []).map(({ slideNumber }, at) =>
        findableSlide(
          slideNumber,
          indexes.map((index) => index[at]?.title ?? ''),
        ),
      ),
    [indexes],
  )
  return useMemo(() => (query.trim() ? findSlides(findable, query) : []), [findable, query])
}

interface FoundListProps {
  id: string
  found: readonly number[]
  /** Index of the one that Enter goes to. */
  active: number
  indexes: DeckIndexes
  locales: readonly Locale[]
  onGo: (slideNumber: number) => void
}

function FoundList({ id, found, active, indexes, locales, onGo }: FoundListProps) {
  const { t } = useTranslation()
  return (
    <ul id={id} className="go-to-list" role="listbox" aria-label={t('goTo.results')}>
      {found.map((slideNumber, at) => (
        <li
          key={slideNumber}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          ref={(option) => {
            if (at === active) option?.scrollIntoView({ block: 'nearest' })
          }}
          onClick={() => {
            onGo(slideNumber)
          }}
        >
          <b>{slideNumber}</b>
          <span className="go-to-titles">
            {indexes.map((index, language) => (
              <span key={locales[language]} lang={locales[language]}>
                {index[slideNumber - 1]?.title}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Goes to the nearest slide where the number is beyond the deck, or the titles are not to be had. */
function numberOf(query: string): number | undefined {
  const digits = query.normalize('NFKC').trim()
  return /^\d{1,7}$/.test(digits) ? Number(digits) : undefined
}
