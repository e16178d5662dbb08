import type { ReactNode } from 'react'

interface BarButtonProps {
  label: string
  pressed?: boolean
  /** Given where it opens something. */
  expanded?: boolean
  className?: string
  /** A colour of the pen, which the style sheet knows by its name. */
  color?: string
  onClick: () => void
  /** Its icon. */
  children: ReactNode
}

/** An icon in a bar. A press of the pointer leaves the focus where it is, so that Space goes on turning slides. */
export function BarButton({
  label,
  pressed,
  expanded,
  className = '',
  color,
  onClick,
  children,
}: BarButtonProps) {
  return (
    <button
      type="button"
      className={`button ${className}`}
      data-color={color}
      title={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      onMouseDown={(event) => {
        event.preventDefault()
      }}
      onClick={onClick}
    >
      {children}
    </button>
  )
}
