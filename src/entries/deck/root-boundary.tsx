import { Component, type ReactNode } from 'react'
import type { PageParts } from '../../deck/page-data.ts'
import { sayNoViewer } from './no-viewer.ts'

interface RootBoundaryProps {
  /** Draws what stays of the page; called while that still stands as it was. */
  leave: () => ReactNode
  children: ReactNode
}

/** Whatever fails in the page, something stays that can be read, and a line says that the rest is gone. */
export class RootBoundary extends Component<RootBoundaryProps, { failed: boolean }> {
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override state = { failed: false }
  private left: ReactNode

  override componentDidCatch(): void {
    sayNoViewer()
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    this.left ??= this.props.leave()
    return this.left
  }
}

/** The slide that was seen and its transcript, as without script. */
export function PageAsLeft({ parts }: { parts: PageParts }) {
  return (
    <div className="app">
      <main className="desk" id="stage" tabIndex={-1}>
        <div className="stage">
          <div className="stage-frame">
            <div className="reveal">
              <div className="slides" dangerouslySetInnerHTML={{ __html: parts.stage }} />
            </div>
          </div>
        </div>
      </main>
      <div className="transcript" id="transcript" tabIndex={-1}>
        <div className="transcript-scroll">
          <div dangerouslySetInnerHTML={{ __html: parts.transcript }} />
        </div>
      </div>
    </div>
  )
}
