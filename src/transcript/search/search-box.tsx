import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isShortcut } from '../../ui/modified.ts'
import { lazyPart } from '../../viewer/lazy-part.tsx'
import { SEARCH_FIELD_ID } from '../focus-search.ts'
import { ClearIcon, SearchIcon } from '../icons.tsx'
import { usePanel } from '../panel.ts'
import { HitBar } from './hit-bar.tsx'
import { optionId } from './option-id.ts'
import { useHitHighlights } from './use-hit-highlights.ts'
import { useHits, type Hits } from './use-hits.ts'
import { useSearchIndex } from './use-search-index.ts'
import './search.css'

const loadHitList = () => import('./hit-list.tsx')
const HitList = lazyPart(() => loadHitList().then((module) => module.HitList))

/** Search in all slides and languages: hits in a list, and marked in the text. */
export function SearchBox() {
  const panel = usePanel()
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const { typed, query, setTyped, setQuery } = useQuery()
  const [isWanted, setIsWanted] = useState(false)
  const [listOpen, setListOpen] = useState(false)
  const search = useSearchIndex(isWanted)
  const hits = useHits(query, search)
  const { result, active } = hits
  useHitHighlights(result, result.hits[active])

  const onType = (value: string, isUnsettled: boolean) => {
    setTyped(value)
    if (isUnsettled) return
    setQuery(value)
    setListOpen(true)
  }
  const onClear = () => {
    onType('', false)
    field.current?.focus()
  }
  const { onGo, onStep, onEnter } = wayThrough(hits, () => {
    // On a phone the list covers what it leads to.
    if (panel.view().scrollsWithPage) setListOpen(false)
  })
  const onEscape = () => {
    if (typed) onClear()
    else field.current?.blur()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    runKey(event, actsOf({ onStep, onEnter, onEscape }, event.shiftKey))
  }
  const isListed = listOpen && result.hits.length > 0
  return (
    <search className="transcript-search">
      <SearchField
        field={field}
        typed={typed}
        list={isListed ? { id: listId, active } : undefined}
        onFocus={() => {
          setIsWanted(true)
          fetchListAhead()
          setListOpen(true)
        }}
        {...{ onType, onClear, onKeyDown }}
      />
      {query.trim() && <HitBar query={query} hits={hits} search={search} onStep={onStep} />}
      {isListed && <HitList id={listId} result={result} active={active} onGo={onGo} />}
    </search>
  )
}

function fetchListAhead(): void {
  loadHitList().catch(() => {
    // Asked for again, and missed, when there is something to list.
  })
}

interface SearchFieldProps {
  field: React.RefObject<HTMLInputElement | null>
  typed: string
  /** The list of hits below, and the one that Enter goes to; undefined while none is shown. */
  list: { id: string; active: number } | undefined
  onFocus: () => void
  /** `isUnsettled`: an input method still composes the words. */
  onType: (value: string, isUnsettled: boolean) => void
  onClear: () => void
  onKeyDown: (event: React.KeyboardEvent) => void
}

function SearchField({ field, typed, list, onFocus, onType, onClear, onKeyDown }: SearchFieldProps) {
  const { t } = useTranslation()
  return (
    <div className="search-field">
      <SearchIcon />
      <input
        ref={field}
        id={SEARCH_FIELD_ID}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-label={t('search.label')}
        aria-autocomplete="list"
        aria-expanded={list !== undefined}
        aria-controls={list?.id}
        aria-activedescendant={list && optionId(list.id, list.active)}
        placeholder={t('search.placeholder')}
        value={typed}
        onFocus={onFocus}
        onChange={(event) => {
          onType(event.target.value, (event.nativeEvent as InputEvent).isComposing)
        }}
        onCompositionEnd={(event) => {
          onType(event.currentTarget.value, false)
        }}
        onKeyDown={onKeyDown}
      />
      {typed && (
        <button type="button" className="button search-clear" title={t('search.clear')} onClick={onClear}>
          <ClearIcon />
        </button>
      )}
    </div>
  )
}

/** What was typed, and what is searched for: the same without what an input method hasn't settled yet. */
function useQuery() {
  const [typed, setTyped] = useState('')
  const [query, setQuery] = useState('')
  return { typed, query, setTyped, setQuery }
}

/** What the list, the arrows and the keys do with hits; `onGone` follows each that leads to one. */
function wayThrough(hits: Hits, onGone: () => void) {
  const { result, active, isThere } = hits
  const onGo = (index: number) => {
    hits.onGo(index)
    onGone()
  }
  const onStep = (by: 1 | -1) => {
    if (result.hits.length > 0) hits.onShow(stepped(hits, by))
  }
  /** Enter goes to the hit; pressed there, to the next, or with Shift to the one before. */
  const onEnter = (by: 1 | -1) => {
    if (result.hits.length > 0) onGo(isThere || by < 0 ? stepped(hits, by) : active)
  }
  return { onGo, onStep, onEnter }
}

/** The hit before or after the active one; after the last comes the first. */
function stepped({ active, result }: Hits, by: 1 | -1): number {
  const count = result.hits.length
  return (active + by + count) % count
}

interface SearchActions {
  onStep: (by: 1 | -1) => void
  onEnter: (by: 1 | -1) => void
  onEscape: () => void
}

/** What the keys of the field stand for. */
function actsOf({ onStep, onEnter, onEscape }: SearchActions, isBack: boolean): KeyActs {
  return {
    ArrowDown: () => {
      onStep(1)
    },
    ArrowUp: () => {
      onStep(-1)
    },
    Enter: () => {
      onEnter(isBack ? -1 : 1)
    },
    Escape: onEscape,
  }
}

type KeyActs = Partial<Record<string, () => void>>

/** Runs what a key stands for; a key with a modifier, or of an input method, is not ours. */
function runKey(event: React.KeyboardEvent, acts: KeyActs): void {
  if (isComposing(event) || isShortcut(event)) return
  const act = acts[event.key]
  if (!act) return
  event.preventDefault()
  act()
}

/** Safari ends a composition before the Enter that ended it, which then has only its old code (229) to tell. */
function isComposing({ nativeEvent }: React.KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it in Safari (WebKit bug 165004)
  return nativeEvent.isComposing || nativeEvent.keyCode === 229
}
