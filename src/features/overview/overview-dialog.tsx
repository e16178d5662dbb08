import { memo, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDeckIndexes, useLocalesInOrder } from '../../content/deck-index.ts'
import { findableSlide, findSlides } from '../../deck/find-slides.ts'
import type { IndexEntry } from '../../deck/types.ts'
import { SlidePicture } from '../../content/slide-picture.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useHref, useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { useTileFocus } from './use-tile-focus.ts'
import './overview.css'

/** All slides as small pictures, by section; filtered by number or title in any language. */
export function OverviewDialog() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const sections = useViewerState(({ deck }) => deck.sections)
  const locale = useViewerState((state) => state.locale)
  const { indexes, failed, retry } = useDeckIndexes(useLocalesInOrder())
  const [query, setQuery] = useState('')
  const shown = useShown(indexes, useDeferredValue(query))
  const grid = useRef<HTMLDivElement>(null)
  const { onKeyDown, focusFirst } = useTileFocus(grid, shown)
  const onGo = (slideNumber: number) => {
    store.getState().goTo(slideNumber, 'jump')
    store.getState().closeDialog()
  }
  return (
    <Dialog title={t('overview.title')} className="overview" onClose={store.getState().closeDialog}>
      <div className="overview-search">
        <input
          type="text"
          inputMode="search"
          autoComplete="off"
          spellCheck={false}
          aria-label={t('overview.search')}
          placeholder={t('overview.search')}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            const [first] = findIn(shown, query)
            if (event.key === 'Enter' && first !== undefined) onGo(first)
            else if (event.key === 'ArrowDown') focusFirst()
            else return
            event.preventDefault()
          }}
        />
        <p role="status">
          {query.trim() && shown.length > 0 && t('overview.found', { count: shown.length })}
        </p>
      </div>
      {failed && (
        <p role="alert">
          {t('overview.failed')}{' '}
          <button type="button" className="button" onClick={retry}>
            {t('overview.retry')}
          </button>
        </p>
      )}
      {indexes.length > 0 && shown.length === 0 && <p>{t('overview.none', { query: query.trim() })}</p>}
      <div ref={grid} onKeyDown={onKeyDown}>
        {sections.map(({ id, title }) => {
          const entries = shown.filter(({ entry }) => entry.section === id)
          if (entries.length === 0) return null
          return (
            <section key={id} className="overview-section" aria-label={title[locale]}>
              <h3>{title[locale]}</h3>
              <ol className="overview-grid">
                {entries.map(({ entry }) => (
                  <Tile key={entry.slideNumber} entry={entry} />
                ))}
              </ol>
            </section>
          )
        })}
      </div>
    </Dialog>
  )
}

/** Drawn anew only when its own slide changes: a thousand of them would be felt. */
const Tile = memo(function Tile({ entry }: { entry: IndexEntry }) {
  const { store } = useViewer()
  const locale = useViewerState((state) => state.locale)
  const current = useViewerState((state) => state.slideNumber === entry.slideNumber)
  const href = useHref({ page: 'slide', locale, slideNumber: entry.slideNumber })
  return (
    <li>
      <a
        className="overview-tile"
        href={href}
        data-tile={entry.slideNumber}
        tabIndex={-1}
        aria-current={current ? 'page' : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          store.getState().goTo(entry.slideNumber, 'jump')
          store.getState().closeDialog()
        }}
      >
        <span className="overview-picture">
          <SlidePicture entry={entry} />
        </span>
        <span className="overview-title">
          <b>{entry.slideNumber}</b> {entry.title}
        </span>
      </a>
    </li>
  )
})

interface ShownSlide {
  entry: IndexEntry
  find: ReturnType<typeof findableSlide>
}

/** The slides that a query leaves, in the order of the talk. */
function useShown(indexes: readonly IndexEntry[][], query: string): ShownSlide[] {
  const all = useMemo(
    () =>
      (indexes[0] ?? []).map((entry, at) => ({
        entry,
        find: findableSlide(
          entry.slideNumber,
          indexes.map((index) => index[at]?.title ?? ''),
        ),
      })),
    [indexes],
  )
  return useMemo(() => {
    const found = new Set(findIn(all, query))
    return all.filter(({ entry }) => found.has(entry.slideNumber))
  }, [all, query])
}

function findIn(slides: readonly ShownSlide[], query: string): number[] {
  return findSlides(
    slides.map(({ find }) => find),
    query,
  )
}
