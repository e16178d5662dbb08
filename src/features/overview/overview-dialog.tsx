import { memo, useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isModified } from '../../ui/modified.ts'
import { useDeckIndexes, useLocalesInOrder } from '../../content/deck-index.ts'
import { findableSlide, findSlides, type FindableSlide } from '../../deck/find-slides.ts'
import { bySection, type DeckSection, type IndexEntry } from '../../deck/types.ts'
import { SlidePicture } from '../../content/slide-picture.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useHref, useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { hasSlide, stackSlides, targetOf, tileOf, type TileSlides } from './stack-slides.ts'
import { sectionTiles, type SectionTiles } from './tile-rows.ts'
import { useGrid } from './use-grid.ts'
import { RetryButton } from '../../ui/retry-button.tsx'
import './overview.css'

/**
 * All slides as small pictures, by section; filtered by number or title in any language. Only tiles near the window are
 * drawn, so that it opens as fast with ten thousand slides as with ten.
 */
export function OverviewDialog() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const [typed, setTyped] = useState('')
  const query = typed.trim()
  const { shown, isThere, failed, retry } = useShown(useDeferredValue(typed))
  const grid = useRef<HTMLDivElement>(null)
  useCoveredPage()
  const groups = useGroups(shown)
  const { slideNumber } = store.getState()
  const tiles = useGrid(
    grid,
    groups.map(({ slides }) => slides.length),
    Math.max(
      0,
      shown.findIndex((tile) => hasSlide(tile, slideNumber)),
    ),
  )
  const first = query ? shown[0] : undefined
  const onGo = (slideNumber: number) => {
    store.getState().goTo(slideNumber, 'jump')
    store.getState().closeDialog()
  }
  return (
    <Dialog title={t('overview.title')} className="overview" onClose={store.getState().closeDialog}>
      <div className="overview-search">
        <QueryField
          typed={typed}
          onType={setTyped}
          onEnter={
            first &&
            (() => {
              onGo(first.first)
            })
          }
          onDown={tiles.focusFirst}
        />
        <p role="status">{query && shown.length > 0 && t('overview.found', { count: shown.length })}</p>
      </div>
      {failed && (
        <p role="alert">
          {t('overview.failed')} <RetryButton onRetry={retry}>{t('overview.retry')}</RetryButton>
        </p>
      )}
      {isThere && shown.length === 0 && <p>{t('overview.none', { query })}</p>}
      <div ref={grid} className="overview-sections" onKeyDown={tiles.onKeyDown}>
        {groups.map((group, at) => (
          <Section key={group.section.id} {...group} {...sectionTiles(tiles, at)} onFocus={tiles.onFocus} />
        ))}
      </div>
    </Dialog>
  )
}

/** Nothing is laid out or restyled of the page beneath, which the overview hides: a modal dialog changes all of it. */
function useCoveredPage(): void {
  useLayoutEffect(() => {
    const root = document.documentElement
    root.toggleAttribute('data-covered', true)
    return () => {
      root.removeAttribute('data-covered')
    }
  }, [])
}

interface SectionProps extends SectionTiles {
  section: DeckSection
  slides: readonly TileSlides[]
  onFocus: (index: number) => void
}

/** Drawn anew only when other tiles of its own come into sight: a long deck has a hundred of them. */
const Section = memo(function Section({ section: { title }, slides, onFocus, ...tiles }: SectionProps) {
  const { from, to, first, stop } = tiles
  const locale = useViewerState((state) => state.locale)
  const list = useRef<HTMLOListElement>(null)
  useLayoutEffect(() => {
    if (list.current) leaveSpace(list.current, tiles)
  })
  return (
    <section className="overview-section" aria-label={title[locale]}>
      <h3>{title[locale]}</h3>
      <ol ref={list} className="overview-grid">
        {slides.slice(from - first, to - first).map((tile, at) => (
          <Tile
            key={tile.first}
            tile={tile}
            index={from + at}
            place={from + at - first + 1}
            count={slides.length}
            isStop={from + at === stop}
            onFocus={onFocus}
          />
        ))}
      </ol>
    </section>
  )
})

/**
 * Through CSSOM, which the page's policy allows, unlike style attributes. Nothing is read: each of hundreds of sections
 * would have the page's styles made anew after the one before was written.
 */
function leaveSpace(list: HTMLElement, { startPx, endPx }: SectionTiles): void {
  list.style.setProperty('padding-block-start', `${String(startPx)}px`)
  list.style.setProperty('padding-block-end', `${String(endPx)}px`)
}

interface QueryFieldProps {
  typed: string
  onType: (typed: string) => void
  /** Undefined while there is nothing to go to. */
  onEnter: (() => void) | undefined
  onDown: () => void
}

/** What filters the tiles: Enter goes to the first, the arrow down leads to them. */
function QueryField({ typed, onType, onEnter, onDown }: QueryFieldProps) {
  const { t } = useTranslation()
  return (
    <input
      type="text"
      inputMode="search"
      autoComplete="off"
      spellCheck={false}
      aria-label={t('overview.search')}
      placeholder={t('overview.search')}
      value={typed}
      onChange={(event) => {
        onType(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        const act = { Enter: onEnter, ArrowDown: onDown }[event.key]
        if (!act) return
        act()
        event.preventDefault()
      }}
    />
  )
}

interface TileProps {
  tile: TileSlides
  /** Among all that are shown. */
  index: number
  /** In its section, from 1. */
  place: number
  count: number
  /** The Tab key stops here. */
  isStop: boolean
  onFocus: (index: number) => void
}

/** Drawn anew only when its own slide changes. */
const Tile = memo(function Tile({ tile, index, place, count, isStop, onFocus }: TileProps) {
  const { t } = useTranslation()
  const { store } = useViewer()
  const { entry, first, last } = tile
  const locale = useViewerState((state) => state.locale)
  const current = useViewerState((state) => hasSlide(tile, state.slideNumber))
  const target = useViewerState((state) => targetOf(tile, state.slideNumber))
  const visited = useViewerState((state) => state.visited.has(last))
  const href = useHref({ page: 'slide', locale, slideNumber: target })
  return (
    <li aria-posinset={place} aria-setsize={count}>
      <a
        className="overview-tile"
        href={href}
        data-tile={target}
        data-index={index}
        data-stack={first < last || undefined}
        tabIndex={isStop ? 0 : -1}
        aria-current={current ? 'page' : undefined}
        data-visited={visited || undefined}
        onFocus={() => {
          onFocus(index)
        }}
        onClick={(event) => {
          if (isModified(event)) return
          event.preventDefault()
          store.getState().goTo(target, 'jump')
          store.getState().closeDialog()
        }}
      >
        <span className="overview-picture">
          <SlidePicture entry={entry} live />
        </span>
        <span className="overview-title">
          <b>{first < last ? `${String(first)}–${String(last)}` : first}</b> {entry.title}
          {visited && <span className="visually-hidden"> {t('contents.visited')}</span>}
        </span>
      </a>
    </li>
  )
})

/** The tiles of each section that has any. */
function useGroups(shown: readonly TileSlides[]) {
  const sections = useViewerState(({ deck }) => deck.sections)
  return useMemo(() => {
    const tiles = bySection(shown, ({ entry }) => entry.section)
    return sections.flatMap((section) => {
      const slides = tiles.get(section.id)
      return slides ? [{ section, slides }] : []
    })
  }, [sections, shown])
}

/**
 * The slides that a query leaves, in the order of the talk; without one all, groups of them stacked. Nobody waits for titles
 * in other languages than the reader's own but who looks for one.
 */
function useShown(typed: string) {
  const locales = useLocalesInOrder()
  const query = typed.trim()
  const own = useDeckIndexes(locales.slice(0, 1))
  const all = useDeckIndexes(locales)
  const entries = own.indexes[0]
  const searched = query === '' ? undefined : all.indexes.length > 0 ? all.indexes : own.indexes
  const shown = useMemo(() => {
    if (!entries) return []
    if (!searched) return stackSlides(entries)
    const found = new Set(findSlides(findableOf(searched), query))
    return entries.filter(({ slideNumber }) => found.has(slideNumber)).map(tileOf)
  }, [entries, searched, query])
  return {
    shown,
    isThere: entries !== undefined,
    failed: own.failed || (all.failed && query !== ''),
    retry: () => {
      own.retry()
      all.retry()
    },
  }
}

/** What slides are found by, in indexes that were searched before: folding ten thousand titles takes a quarter of a second. */
const findable = new WeakMap<readonly IndexEntry[][], FindableSlide[]>()

function findableOf(indexes: readonly IndexEntry[][]): FindableSlide[] {
  const made =
    findable.get(indexes) ??
    (indexes[0] ?? []).map(({ slideNumber }, at) =>
      findableSlide(
        slideNumber,
        indexes.map((index) => index[at]?.title ?? ''),
      ),
    )
  findable.set(indexes, made)
  return made
}
