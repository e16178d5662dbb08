import { createStore, type StoreApi } from 'zustand/vanilla'
import { isLocale, type Locale } from '../../deck/locale.ts'
import { isRecord } from '../../deck/unknown-value.ts'
import { isStroke, type InkColor, type Stroke } from './stroke.ts'

/** A slide in one language, `ja/41`: a drawing belongs to the words that it was drawn on. */
export type InkPage = `${Locale}/${number}`

export function inkPage(locale: Locale, slideNumber: number): InkPage {
  return `${locale}/${slideNumber}`
}

/** All that can happen to drawings and to the laser. What one page does, others do after it. */
export type InkOperation =
  /** Adds a stroke, or puts it in the place of the one with its id: a stroke that goes on. */
  | { type: 'put'; page: InkPage; stroke: Stroke; isDone: boolean }
  | { type: 'remove'; page: InkPage; ids: readonly string[] }
  | { type: 'clear' }
  /** Where the laser points, in slide units; without a point it is off. */
  | { type: 'laser'; page: InkPage; point?: { x: number; y: number } | undefined }

export interface InkState {
  strokes: Readonly<Partial<Record<InkPage, readonly Stroke[]>>>
  laser: { page: InkPage; x: number; y: number } | undefined
  /** Others have drawn: what they draw is shown outside of present mode too. */
  isShared: boolean
  color: InkColor
  /** What a replay shows: nothing of it is kept. */
  replayed: ReplayedInk | undefined
}

/** Drawings and laser of a talk that is replayed. */
export interface ReplayedInk {
  strokes: readonly { page: InkPage; stroke: Stroke }[]
  laser: InkState['laser']
}

/** How a page of drawings is kept between visits. */
export interface InkStorage {
  load: (page: InkPage) => readonly Stroke[]
  save: (page: InkPage, strokes: readonly Stroke[]) => void
  clear: () => void
}

/** The drawings of this page of the browser, what can undo them, and who is told of what is drawn here. */
export class Ink {
  readonly state: StoreApi<InkState> = createStore<InkState>()(() => ({
    strokes: {},
    laser: undefined,
    isShared: false,
    color: 'red',
    replayed: undefined,
  }))
  /** What takes back each act, page by page, the latest last. */
  private readonly undoes = new Map<InkPage, InkOperation[][]>()
  private readonly listeners = new Set<(operation: InkOperation) => void>()
  private readonly watchers = new Set<(operation: InkOperation) => void>()

  constructor(private readonly storage: InkStorage) {}

  /** Called with what is drawn here, not with what others drew. */
  onOperation(listener: (operation: InkOperation) => void): () => void {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }

  /** Called with all that is drawn, wherever it is. */
  watch(watcher: (operation: InkOperation) => void): () => void {
    this.watchers.add(watcher)
    return () => {
      this.watchers.delete(watcher)
    }
  }

  /** The strokes of a slide, read from storage when it is first asked for. */
  open(page: InkPage): readonly Stroke[] {
    const known = this.state.getState().strokes[page]
    if (known) return known
    const stored = this.storage.load(page)
    this.set(page, stored)
    return stored
  }

  /** An act of who draws here. */
  draw(operation: InkOperation): void {
    this.remember(operation)
    this.apply(operation)
    for (const listener of this.listeners) listener(operation)
  }

  /** What was drawn elsewhere. */
  follow(operation: InkOperation): void {
    this.apply(operation)
    this.state.setState({ isShared: true })
  }

  private apply(operation: InkOperation): void {
    for (const watcher of this.watchers) watcher(operation)
    switch (operation.type) {
      case 'laser':
        this.state.setState({ laser: operation.point && { page: operation.page, ...operation.point } })
        break
      case 'clear':
        this.state.setState({ strokes: {} })
        this.storage.clear()
        break
      case 'put':
        this.put(operation)
        break
      case 'remove':
        this.keep(
          operation.page,
          this.open(operation.page).filter(({ id }) => !operation.ids.includes(id)),
        )
    }
  }

  /** False where nothing has been drawn on the slide since the page was opened. */
  undo(page: InkPage): boolean {
    const undo = this.undoes.get(page)?.pop()
    for (const operation of undo ?? []) {
      this.apply(operation)
      for (const listener of this.listeners) listener(operation)
    }
    return undo !== undefined
  }

  setColor(color: InkColor): void {
    this.state.setState({ color })
  }

  replay(replayed: ReplayedInk | undefined): void {
    this.state.setState({ replayed })
  }

  private put({ page, stroke, isDone }: Extract<InkOperation, { type: 'put' }>): void {
    const before = this.open(page)
    const strokes = before.some(({ id }) => id === stroke.id)
      ? before.map((other) => (other.id === stroke.id ? stroke : other))
      : [...before, stroke]
    if (isDone) this.keep(page, strokes)
    else this.set(page, strokes)
  }

  private keep(page: InkPage, strokes: readonly Stroke[]): void {
    this.set(page, strokes)
    this.storage.save(page, strokes)
  }

  private set(page: InkPage, strokes: readonly Stroke[]): void {
    this.state.setState((state) => ({ strokes: { ...state.strokes, [page]: strokes } }))
  }

  private remember(operation: InkOperation): void {
    if (operation.type === 'clear') this.undoes.clear()
    if (operation.type === 'put' && operation.isDone) {
      const { page, stroke } = operation
      this.rememberFor(page, [{ type: 'remove', page, ids: [stroke.id] }])
    }
    if (operation.type === 'remove') {
      const { page, ids } = operation
      const gone = this.open(page).filter(({ id }) => ids.includes(id))
      this.rememberFor(
        page,
        gone.map((stroke) => ({ type: 'put', page, stroke, isDone: true })),
      )
    }
  }

  private rememberFor(page: InkPage, undo: InkOperation[]): void {
    this.undoes.set(page, [...(this.undoes.get(page) ?? []), undo])
  }
}

/** Whether a message that came from another page is an operation. */
export function isInkOperation(value: unknown): value is InkOperation {
  if (!isRecord(value)) return false
  const { type, page, stroke, ids, point } = value
  switch (type) {
    case 'clear':
      return true
    case 'put':
      return isPage(page) && isStroke(stroke)
    case 'remove':
      return isPage(page) && Array.isArray(ids) && ids.every((id) => typeof id === 'string')
    case 'laser':
      return isPage(page) && (point === undefined || isPlace(point))
    default:
      return false
  }
}

function isPage(value: unknown): boolean {
  if (typeof value !== 'string') return false
  const [locale, slideNumber = ''] = value.split('/')
  return isLocale(locale) && /^[1-9]\d{0,6}$/.test(slideNumber)
}

function isPlace(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { x, y } = value
  return Number.isFinite(x) && Number.isFinite(y)
}
