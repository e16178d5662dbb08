import type { ReactNode } from 'react'

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="20" height="20" fill="currentColor" aria-hidden="true">
      {children}
    </svg>
  )
}

export function PlayIcon() {
  return (
    <Icon>
      <path d="M7 4.5v15l12-7.5z" />
    </Icon>
  )
}

export function PauseIcon() {
  return (
    <Icon>
      <path d="M6 5h4v14H6zM14 5h4v14h-4z" />
    </Icon>
  )
}

export function PreviousBlockIcon() {
  return (
    <Icon>
      <path d="M6 6h2.2v12H6zM19 6v12l-9.5-6z" />
    </Icon>
  )
}

export function NextBlockIcon() {
  return (
    <Icon>
      <path d="M15.8 6H18v12h-2.2zM5 6v12l9.5-6z" />
    </Icon>
  )
}
