import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SEARCH_FIELD_ID } from '../focus-search.ts'
import { ClearIcon, SearchIcon } from '../icons.tsx'
import { usePanel } from '../panel.ts'
import { HitBar } from './hit-bar.tsx'
import { HitList, optionId } from './hit-list.tsx'
import { useHitHighlights } from './use-hit-highlights.ts'
import { useHits } from './use-hits.ts'
import { useSearchIndex } from './use-search-index.ts'
import './search.css'

/** Search in all slides and languages: hits in a list, and marked in the text. */
export function SearchBox() {
  const { t } = useTranslation()
  const panel = usePanel()
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  /** What is searched for: what was typed, without what an input method hasn't settled yet. */
  const [query, setQuery] = useState('')
  const [isWanted, setIsWanted] = useState(false)
  const [listOpen, setListOpen] = useState(false)
  const search = useSearchIndex(isWanted)
  const hits = useHits(query, search)
  const { result, active, onShow } = hits
  const count = result.hits.length
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
  const onGo = (index: number) => {
    hits.onGo(index)
    // On a phone the list covers what it leads to.
    if (panel.view().scrollsWithPage) setListOpen(false)
  }
  const onStep = (by: 1 | -1) => {
    if (count > 0) onShow((active + by + count) % count)
  }
  /** Enter goes to the hit; pressed there, to the next, or with Shift to the one before. */
  const onEnter = (by: 1 | -1) => {
    if (count > 0) onGo(hits.isThere || by < 0 ? (active + by + count) % count : active)
  }
  const onEscape = () => {
    if (typed) onClear()
    else field.current?.blur()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const keys: Record<string, () => void> = {
      ArrowDown: () => {
        onStep(1)
      },
      ArrowUp: () => {
        onStep(-1)
      },
      Enter: () => {
        onEnter(event.shiftKey ? -1 : 1)
      },
      Escape: onEscape,
    }
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  const isListed = listOpen && count > 0
  return (
    <search className="transcript-search">
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
          aria-expanded={isListed}
          aria-controls={isListed ? listId : undefined}
          aria-activedescendant={isListed ? optionId(listId, active) : undefined}
          placeholder={t('search.placeholder')}
          value={typed}
          onFocus={() => {
            setIsWanted(true)
            setListOpen(true)
          }}
          onChange={(event) => {
            onType(event.target.value, (event.nativeEvent as InputEvent).isComposing)
          }}
          onCompositionEnd={(event) => {
            onType(event.currentTarget.value, false)
          }}
          onKeyDown={onKeyDown}
        />
        {typed && (
          <button
            type="button"
            className="button search-clear"
            aria-label={t('search.clear')}
            title={t('search.clear')}
            onClick={onClear}
          >
            <ClearIcon />
          </button>
        )}
      </div>
      {query.trim() && <HitBar query={query} hits={hits} search={search} onStep={onStep} />}
      {isListed && <HitList id={listId} result={result} active={active} onGo={onGo} />}
    </search>
  )
}

/** Safari ends a composition before the Enter that ended it, which then has only its old code (229) to tell. */
function isComposing({ nativeEvent }: React.KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it in Safari (WebKit bug 165004)
  return nativeEvent.isComposing || nativeEvent.keyCode === 229
}
