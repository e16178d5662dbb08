import type { ReactNode } from 'react'

interface PodiumButtonProps {
  label: string
  /** What it does, where the label alone doesn't say. */
  hint?: string
  pressed?: boolean
  /** What is to be done next. */
  primary?: boolean
  /** A number that stays where there is no room for the label; 0: none. */
  badge?: number
  onClick: () => void
  children: ReactNode
}

/** A button of the podium's bar: an icon, and its label where there is room. */
export function PodiumButton({
  label,
  hint = label,
  pressed,
  primary = false,
  badge = 0,
  onClick,
  children,
}: PodiumButtonProps) {
  return (
    <button
      type="button"
      className={primary ? 'button primary' : 'button'}
      aria-label={label}
      aria-pressed={pressed}
      title={hint}
      onClick={onClick}
    >
      {children}
      <span className="live-bar-label" aria-hidden="true">
        {label}
      </span>
      {badge > 0 && (
        <span className="live-bar-badge" aria-hidden="true">
          {badge}
        </span>
      )}
    </button>
  )
}
