import type { ReactNode } from 'react'

interface IconProps {
  /** Solid shapes in place of lines. */
  filled?: boolean
  children: ReactNode
}

/** 24 × 24 icon in the colour of its text. What a button does is said by its label, never by its icon alone. */
export function Icon({ filled = false, children }: IconProps) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill={filled ? 'currentColor' : 'none'}
      stroke={filled ? 'none' : 'currentColor'}
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  )
}
