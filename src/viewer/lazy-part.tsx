import {
  Component,
  lazy,
  Suspense,
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
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  kind: PartKind = 'part',
): ComponentType<Props> {
  /** A fresh one after each failure: React remembers what became of a promise. */
  const attempts = { next: newAttempt(load) }
  return function LazyPart(props: Props) {
    const [Attempt, setAttempt] = useState(() => attempts.next)
    return (
      <Part
        kind={kind}
        onFail={() => {
          attempts.next = newAttempt(load)
        }}
        onRetry={() => {
          setAttempt(() => attempts.next)
        }}
      >
        <Suspense>
          <Attempt {...props} />
        </Suspense>
      </Part>
    )
  }
}

function newAttempt<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    await fetchMissingStyles()
    return { default: await Promise.race([load(), unanswered()]) }
  })
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
