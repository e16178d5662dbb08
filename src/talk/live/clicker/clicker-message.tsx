import type { ReactNode } from 'react'
import { LiveBar } from '../live-bar.tsx'
import { LanguageSwitch } from './language-switch.tsx'

interface ClickerMessageProps {
  line: string
  tone?: 'warning' | undefined
  /** What can be done about it. */
  children?: ReactNode
}

/** A clicker that has nothing to turn, or not yet. */
export function ClickerMessage({ line, tone, children }: ClickerMessageProps) {
  return (
    <>
      <LiveBar line={line} tone={tone}>
        <LanguageSwitch />
      </LiveBar>
      <div className="clicker-message">{children}</div>
    </>
  )
}
