import { useCallback, useLayoutEffect, useState } from 'react'
import { isModified } from '../../ui/modified.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'
import type { ViewerStore } from '../../viewer/viewer-store.ts'
import { afterMoves } from '../after-moves.ts'
import { lineOf } from '../article-list.ts'
import { CONTROLS } from '../articles/build-articles.ts'
import { useListListeners, usePanelState, type Panel } from '../panel.ts'

/**
 * The lines are one stop of the Tab key: the line that has, or last had, the focus, and after it what can be pressed in
 * it and at the foot of its article. Up, Down, Home and End move between lines; other keys scroll, as ever.
 */
export function useRovingLines(panel: Panel): void {
  const { store } = useViewer()
  const revision = usePanelState((state) => state.revision)
  const [roving] = useState(() => new RovingLines(panel, store))

  useLayoutEffect(() => {
    const toCurrent = () => {
      const { slideNumber, block } = store.getState()
      roving.moveTo(slideNumber, block)
    }
    if (!roving.arrive()) toCurrent()
    return afterMoves(store, toCurrent)
  }, [roving, store, revision])

  const listen = useCallback(
    (host: HTMLElement, signal: AbortSignal) => {
      const onFocusIn = ({ target }: FocusEvent) => {
        const row = target instanceof Element ? target.closest<HTMLElement>('.row') : null
        if (row) roving.activate(row)
      }
      const onKeyDown = (event: KeyboardEvent) => {
        if (isModified(event)) return
        if (!(event.target instanceof HTMLElement) || !event.target.matches('.row')) return
        if (roving.onKey(event.key, event.target)) event.preventDefault()
      }
      host.addEventListener('focusin', onFocusIn, { signal })
      host.addEventListener('keydown', onKeyDown, { signal })
    },
    [roving],
  )
  useListListeners(panel, listen)
}

class RovingLines {
  private active: HTMLElement | undefined
  /** The end of the talk that the reader has gone to, and whose lines aren't held yet. */
  private awaited: 'Home' | 'End' | undefined

  constructor(
    private readonly panel: Panel,
    private readonly store: ViewerStore,
  ) {}

  /** The Tab key stops at this line. */
  activate(row: HTMLElement): void {
    if (row === this.active) return
    for (const element of this.stops()) element.tabIndex = -1
    this.active = row
    for (const element of this.stops()) element.tabIndex = 0
  }

  /** The Tab key comes to the slide's marked line, or its first, unless the reader is among the lines. */
  moveTo(slideNumber: number, block: string | undefined): void {
    const { host } = this.panel.list()
    if (this.active?.isConnected && host.contains(document.activeElement)) return
    const article = this.panel.list().article(slideNumber) ?? this.panel.list().articles[0]
    const row =
      (block === undefined ? undefined : this.panel.list().row(slideNumber, block)) ??
      article?.querySelector<HTMLElement>('.row')
    if (row) this.activate(row)
  }

  /** True where the key moved the focus to another line. */
  onKey(key: string, from: HTMLElement): boolean {
    if (this.isBeyond(key)) {
      this.awaited = key
      this.panel.readAt(key === 'Home' ? 1 : this.store.getState().deck.slideCount)
      return true
    }
    const rows = this.rows
    const at = rows.indexOf(from)
    const targets: Record<string, HTMLElement | undefined> = {
      ArrowDown: rows[at + 1] ?? from,
      ArrowUp: rows[Math.max(0, at - 1)],
      Home: rows[0],
      End: rows.at(-1),
    }
    const target = targets[key]
    if (!target) return false
    this.goTo(target)
    return true
  }

  /** The lines at an end of the talk, once they are held; false where none was gone to. */
  arrive(): boolean {
    if (this.awaited === undefined || this.isBeyond(this.awaited)) return false
    const target = this.rows.at(this.awaited === 'Home' ? 0 : -1)
    this.awaited = undefined
    if (target) this.goTo(target)
    return target !== undefined
  }

  private isBeyond(key: string): key is 'Home' | 'End' {
    const numbers = this.panel.list().articles.map(({ dataset }) => Number(dataset['slide']))
    if (key === 'Home') return numbers[0] !== 1
    return key === 'End' && numbers.at(-1) !== this.store.getState().deck.slideCount
  }

  private get rows(): HTMLElement[] {
    return [...this.panel.list().host.querySelectorAll<HTMLElement>('.row')]
  }

  private goTo(target: HTMLElement): void {
    target.focus({ preventScroll: true })
    this.panel.view().reveal(target)
    // Among another slide's lines the reader doesn't want to be fetched away by the next step.
    const following = lineOf(target)?.slideNumber === this.store.getState().slideNumber
    this.panel.state.setState({ following })
  }

  private stops(): HTMLElement[] {
    if (!this.active) return []
    const foot = this.active.closest('.article')?.querySelector('.article-foot')
    const scopes = foot ? [this.active, foot] : [this.active]
    return [this.active, ...scopes.flatMap((scope) => [...scope.querySelectorAll<HTMLElement>(CONTROLS)])]
  }
}
