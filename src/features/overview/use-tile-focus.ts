import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { useViewer } from '../../viewer/viewer-context.tsx'
import { moveInGrid } from './move-in-grid.ts'

/** The grid is one stop of the Tab key; arrows move in it. It opens at the current slide. */
export function useTileFocus(
  grid: RefObject<HTMLElement | null>,
  shown: readonly unknown[],
): { onKeyDown: (event: KeyboardEvent) => void; focusFirst: () => void } {
  const { store } = useViewer()
  const hasOpened = useRef(false)
  useEffect(() => {
    const tiles = tilesOf(grid.current)
    const { slideNumber } = store.getState()
    const stop = tiles.find(({ dataset }) => dataset['tile'] === String(slideNumber)) ?? tiles[0]
    for (const tile of tiles) tile.tabIndex = tile === stop ? 0 : -1
    if (hasOpened.current || !stop) return
    hasOpened.current = true
    stop.focus({ preventScroll: true })
    stop.scrollIntoView({ block: 'center' })
  }, [grid, store, shown])
  const focusFirst = () => {
    focusTile(tilesOf(grid.current), 0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const tiles = tilesOf(grid.current)
    const index = tiles.findIndex((tile) => tile === document.activeElement)
    const target =
      index < 0
        ? undefined
        : moveInGrid(
            tiles.map((tile) => tile.getBoundingClientRect()),
            index,
            event.key,
          )
    if (target === undefined) return
    event.preventDefault()
    focusTile(tiles, target)
  }
  return { onKeyDown, focusFirst }
}

function focusTile(tiles: readonly HTMLElement[], index: number): void {
  tiles.forEach((tile, at) => {
    tile.tabIndex = at === index ? 0 : -1
  })
  tiles[index]?.focus()
}

function tilesOf(grid: HTMLElement | null): HTMLElement[] {
  return [...(grid?.querySelectorAll<HTMLElement>('[data-tile]') ?? [])]
}
