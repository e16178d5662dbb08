import { Icon } from '../../ui/icon.tsx'

export function LaserIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="3" fill="currentColor" />
      <path d="M12 3v3M12 18v3M3 12h3M18 12h3" />
    </Icon>
  )
}

export function PenIcon() {
  return (
    <Icon>
      <path d="m4 20 1-4L16 5l3 3L8 19zM13.5 7.5l3 3" />
    </Icon>
  )
}

export function HighlighterIcon() {
  return (
    <Icon>
      <path d="m8 13 7-8 4 4-7 8zM8 13l-2 5 6-1M4 21h16" />
    </Icon>
  )
}

export function EraserIcon() {
  return (
    <Icon>
      <path d="m5 14 8-9 6 6-8 8H8zM9 9.5l6 6M12 20h8" />
    </Icon>
  )
}

export function SwatchIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="7" />
    </Icon>
  )
}

export function UndoIcon() {
  return (
    <Icon>
      <path d="M8 5 4 9l4 4M4 9h9a6 5.5 0 0 1 0 11H9" />
    </Icon>
  )
}

export function ClearIcon() {
  return (
    <Icon>
      <path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5" />
    </Icon>
  )
}
