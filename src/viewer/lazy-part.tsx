import {
  Component,
  startTransition,
  useEffect,
  useReducer,
  useState,
  type ComponentType,
  type ContextType,
  type ReactNode,
} from 'react'
import { missPart } from './missing-parts.ts'
import { fetchMissingStyles } from './missing-styles.ts'
import { ViewerContext } from './viewer-context.tsx'

/**
 * What of a part fails with it: nothing else (`part`), nothing else and nobody waits for it (`unasked`), or the dialog that
 * was opened and now isn't (`dialog`).
 */
export type PartKind = 'part' | 'unasked' | 'dialog'

/**
 * A component whose file is fetched when it is first drawn. Where the file can't be had or the component fails, the page
 * goes on without it, says so, and can try again.
 *
 * Not React's `lazy`: what that suspends is shown no sooner than 300 ms after its place was drawn empty, though its file is
 * there. What nobody asked for is drawn in pieces, between which the page answers.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  kind: PartKind = 'part',
): ComponentType<Props> {
  /** A fresh one after each failure, and what is there stays. */
  const attempts = { next: new Attempt(load) }
  return function LazyPart(props: Props) {
    const [attempt, setAttempt] = useState(() => attempts.next)
    return (
      <Part
        kind={kind}
        onFail={() => {
          attempts.next = new Attempt(load)
        }}
        onRetry={() => {
          setAttempt(() => attempts.next)
        }}
      >
        <Coming attempt={attempt} inPieces={kind === 'unasked'} props={props} />
      </Part>
    )
  }
}

/** The way of a part's file to the page: asked for once, however often the part is drawn. */
class Attempt<Props extends object> {
  component: ComponentType<Props> | undefined
  failure: { error: unknown } | undefined
  private arrival: Promise<void> | undefined

  constructor(private readonly load: () => Promise<ComponentType<Props>>) {}

  /** Resolves when the component is there, or can't be had. */
  arrive(): Promise<void> {
    this.arrival ??= this.fetch()
    return this.arrival
  }

  private async fetch(): Promise<void> {
    try {
      await fetchMissingStyles()
      this.component = await Promise.race([this.load(), unanswered()])
    } catch (error) {
      this.failure = { error }
    }
  }
}

interface ComingProps<Props extends object> {
  attempt: Attempt<Props>
  inPieces: boolean
  props: Props
}

/** Nothing until the component is there. Throws, for the part around it, what it can't be had for. */
function Coming<Props extends object>({ attempt, inPieces, props }: ComingProps<Props>): ReactNode {
  const [, draw] = useReducer((times: number) => times + 1, 0)
  const { component: Arrived, failure } = attempt
  const isSettled = Arrived !== undefined || failure !== undefined
  useEffect(() => {
    if (isSettled) return undefined
    let isDrawn = true
    void attempt.arrive().then(() => {
      if (!isDrawn) return
      if (inPieces) startTransition(draw)
      else draw()
    })
    return () => {
      isDrawn = false
    }
  }, [attempt, inPieces, isSettled])
  if (failure) throw failure.error
  return Arrived && <Arrived {...props} />
}

/** ms that a part's files may take to come: as a slide's. */
const MOST_MS = 20_000

/** A server that takes a request and never answers would leave a button dead without a word. */
function unanswered(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => {
      reject(new Error('the server does not answer'))
    }, MOST_MS)
  })
}

interface PartProps {
  kind?: PartKind
  onFail?: () => void
  onRetry?: () => void
  children: ReactNode
}

/** A part of the page that may fail and leave the rest as it is. */
export class Part extends Component<PartProps, { failed: boolean }> {
  static override contextType = ViewerContext
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  declare context: ContextType<typeof ViewerContext>
  override state = { failed: false }

  override componentDidCatch(): void {
    const { kind = 'part', onFail } = this.props
    const store = this.context?.store
    if (!store) return
    onFail?.()
    if (kind !== 'dialog') {
      missPart(store, this.retry, { unasked: kind === 'unasked' })
      return
    }
    const { dialog, figure, shared, annotation, closeDialog } = store.getState()
    closeDialog()
    missPart(store, () => {
      store.setState({ dialog, figure, shared, annotation })
    })
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children
  }

  private retry = (): void => {
    this.props.onRetry?.()
    this.setState({ failed: false })
  }
}
