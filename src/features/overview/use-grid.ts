import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { afterFrame } from '../../ui/after-frame.ts'
import { isShortcut } from '../../ui/modified.ts'
import { moveInGrid } from './move-in-grid.ts'
import { layOutSections, tileBoxes, type GridSizes, type SectionRows } from './tile-rows.ts'

/** Px above and below what is seen where tiles are drawn, too: who scrolls finds them there. */
const AHEAD_PX = 400
/** Scrolling draws anew each time that so many px have passed. */
const STEP_PX = 200

/** Sizes as they were when the overview was open last, in a window of this width: most often they still are. */
let recalled: { widthPx: number; sizes: GridSizes } | undefined

function recalledSizes(): GridSizes | undefined {
  return recalled?.widthPx === window.innerWidth ? recalled.sizes : undefined
}

function rememberSizes(sizes: GridSizes): void {
  recalled = { widthPx: window.innerWidth, sizes }
}

/** What is seen of the grid, in px below its top. */
interface SeenPart {
  fromPx: number
  toPx: number
}

export interface Grid {
  /** Undefined until the dialog is open and a tile was measured. */
  sizes: GridSizes | undefined
  sections: readonly SectionRows[]
  seen: SeenPart
  /** The tile at which the Tab key stops, by its place among those shown. */
  stop: number
  onKeyDown: (event: KeyboardEvent) => void
  onFocus: (index: number) => void
  focusFirst: () => void
}

/**
 * The grid is as long as all of its tiles, of which those near the window are drawn. It is one stop of the Tab key; arrows
 * move in it. It opens at the tile `start`. `counts` says how many tiles each section has.
 */
export function useGrid(grid: RefObject<HTMLElement | null>, counts: readonly number[], start: number): Grid {
  const [sizes, setSizes] = useState(recalledSizes)
  const { seen, look } = useSeenPart(grid)
  const [stop, setStop] = useState(start)
  const sections = sizes ? layOutSections(counts, sizes) : []
  const isThere = counts.length > 0 && start >= 0
  const hasOpened = useRef(false)

  const goTo = (index: number, layout: readonly SectionRows[], measured: GridSizes, isNew: boolean) => {
    const topPx = tileBoxes(layout, measured)[index]?.top
    const draw = () => {
      setStop(index)
      look(isNew ? 0 : AHEAD_PX)
    }
    if (topPx !== undefined) goToTile(grid.current, { index, topPx }, measured, isNew, draw)
  }

  useEffect(() => {
    const element = grid.current
    const scroller = element?.closest('dialog')
    if (!element || !scroller || !isThere) return undefined
    const onSize = (): void => {
      // At first nothing is drawn of a grid whose sizes are known.
      const measured = measureSizes(element) ?? (hasOpened.current ? undefined : sizes)
      if (!measured) return
      const isNew = !hasOpened.current
      hasOpened.current = true
      rememberSizes(measured)
      // In the frame that shows the dialog, not in the one after.
      flushSync(() => {
        setSizes((before) => (isSameSizes(before, measured) ? before : measured))
        if (!isNew) look()
      })
      if (!isNew) return
      goTo(start, layOutSections(counts, measured), measured, true)
      // What is beyond the window's edge can wait for the next frame, and so can whether the sizes are still the same.
      afterFrame(onSize)
    }
    return watchScroller(scroller, look, onSize)
    // What is shown when it opens decides where it opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [grid, look, isThere])

  const focusTile = (index: number) => {
    if (sizes) goTo(index, sections, sizes, false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const target = sizes && targetOf(event, sections, sizes)
    if (target === undefined) return
    event.preventDefault()
    focusTile(target)
  }
  return {
    ...{ sizes, sections, seen, stop, onKeyDown },
    onFocus: setStop,
    focusFirst: () => {
      focusTile(0)
    },
  }
}

/** Returns what ends the watching. */
function watchScroller(scroller: HTMLElement, look: () => void, onSize: () => void): () => void {
  const onScroll = () => {
    look()
  }
  scroller.addEventListener('scroll', onScroll, { passive: true })
  const observer = new ResizeObserver(onSize)
  observer.observe(scroller)
  return () => {
    scroller.removeEventListener('scroll', onScroll)
    observer.disconnect()
  }
}

/** What is seen of the grid, and what looks anew. */
function useSeenPart(grid: RefObject<HTMLElement | null>): {
  seen: SeenPart
  look: (aheadPx?: number) => void
} {
  const [seen, setSeen] = useState<SeenPart>({ fromPx: 0, toPx: 0 })
  const look = useCallback(
    (aheadPx = AHEAD_PX) => {
      const part = seenPart(grid.current, aheadPx)
      if (part) setSeen((before) => (isSamePart(before, part) ? before : part))
    },
    [grid],
  )
  return { seen, look }
}

/** Scrolls to a tile where it is not drawn, or the grid has just opened; draws it, and gives it the focus. */
function goToTile(
  grid: HTMLElement | null,
  { index, topPx }: { index: number; topPx: number },
  { rowPx }: GridSizes,
  isNew: boolean,
  draw: () => void,
): void {
  const scroller = grid?.closest('dialog')
  if (!grid || !scroller) return
  if (isNew || !tileAt(grid, index)) {
    const gridPx = grid.getBoundingClientRect().top - scroller.getBoundingClientRect().top
    scroller.scrollTop += gridPx + topPx + rowPx / 2 - scroller.clientHeight / 2
  }
  flushSync(draw)
  tileAt(grid, index)?.focus({ preventScroll: isNew })
}

/** The tile that a key leads to from the one with the focus. */
function targetOf(
  event: KeyboardEvent,
  sections: readonly SectionRows[],
  sizes: GridSizes,
): number | undefined {
  if (isShortcut(event)) return undefined
  const focused = indexOf(document.activeElement)
  return focused < 0 ? undefined : moveInGrid(tileBoxes(sections, sizes), focused, event.key)
}

function tileAt(grid: HTMLElement, index: number): HTMLElement | null {
  return grid.querySelector<HTMLElement>(`[data-index="${String(index)}"]`)
}

function indexOf(element: Element | null): number {
  return element instanceof HTMLElement ? Number(element.dataset['index'] ?? -1) : -1
}

function seenPart(grid: HTMLElement | null, aheadPx: number): SeenPart | undefined {
  const scroller = grid?.closest('dialog')
  if (!grid || !scroller) return undefined
  const top = scroller.getBoundingClientRect().top - grid.getBoundingClientRect().top
  return {
    fromPx: Math.floor((top - aheadPx) / STEP_PX) * STEP_PX,
    toPx: Math.ceil((top + scroller.clientHeight + aheadPx) / STEP_PX) * STEP_PX,
  }
}

/** Undefined while the dialog is closed. */
function measureSizes(grid: HTMLElement): GridSizes | undefined {
  const [list, head] = [grid.querySelector('ol:has(li)'), grid.querySelector('h3')]
  const tile = list?.querySelector('li')
  if (!list || !head || !tile || tile.clientWidth === 0) return undefined
  const { gridTemplateColumns, rowGap, columnGap } = getComputedStyle(list)
  const { marginBlockStart, marginBlockEnd } = getComputedStyle(head)
  const { width, height } = tile.getBoundingClientRect()
  const gapPx = parseFloat(rowGap)
  const headMarginsPx = parseFloat(marginBlockStart) + parseFloat(marginBlockEnd)
  return {
    columns: gridTemplateColumns.split(' ').length,
    columnPx: width + parseFloat(columnGap),
    rowPx: height + gapPx,
    gapPx,
    headPx: head.getBoundingClientRect().height + headMarginsPx - gapPx,
  }
}

function isSameSizes(a: GridSizes | undefined, b: GridSizes): boolean {
  const keys = ['columns', 'columnPx', 'rowPx', 'gapPx', 'headPx'] as const
  return keys.every((key) => a?.[key] === b[key])
}

function isSamePart(a: SeenPart, b: SeenPart): boolean {
  return a.fromPx === b.fromPx && a.toPx === b.toPx
}
