import type { ReactNode } from 'react'
import { CloseIcon } from '../../ui/icons.tsx'
import { useLiveWords } from './use-live-words.ts'
import '../../ui/button.css'
import './live-bar.css'

interface LiveBarProps {
  /** Name of the bar. Default: the live talk's. */
  label?: string
  className?: string
  /** How things stand, in one line; spoken when it changes. */
  line: string
  /** `live`: the talk moves the page; `warning`: something is not as it should be. */
  tone?: 'live' | 'warning' | undefined
  /** This page leads the talk: said in present mode, too, by the light alone. */
  leads?: boolean
  /** True while the reader is elsewhere in the talk: then the bar's main button is there in present mode, too. */
  away?: boolean
  /** Buttons. */
  children?: ReactNode
  /** Default: the live talk's. */
  leaveLabel?: string
  /** Left out where the page can't be taken out of the talk by a slip of the finger. */
  onLeave?: () => void
}

/** The slim bar of a live talk: under the header on a desk, above the controls on a phone. */
export function LiveBar({
  label,
  className = '',
  line,
  tone,
  leads,
  away,
  children,
  leaveLabel,
  onLeave,
}: LiveBarProps) {
  const t = useLiveWords()
  const leave = leaveLabel ?? t('bar.leave')
  return (
    <section
      className={`live-bar ${className}`}
      data-tone={tone}
      data-away={away || undefined}
      data-leads={leads || undefined}
      aria-label={label ?? t('bar.label')}
    >
      <span className="live-bar-light" aria-hidden="true" />
      <p className="live-bar-line" role="status">
        {line}
      </p>
      {children}
      {onLeave && (
        <button type="button" className="button live-bar-leave" title={leave} onClick={onLeave}>
          <CloseIcon />
        </button>
      )}
    </section>
  )
}
