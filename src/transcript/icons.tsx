import { Icon } from '../ui/icon.tsx'

export function SearchIcon() {
  return (
    <Icon>
      <circle cx="10.5" cy="10.5" r="6" />
      <path d="m15 15 5 5" />
    </Icon>
  )
}

export function ClearIcon() {
  return (
    <Icon>
      <path d="M7 7l10 10M17 7 7 17" />
    </Icon>
  )
}

export function UpIcon() {
  return (
    <Icon>
      <path d="m6 15 6-6 6 6" />
    </Icon>
  )
}

export function DownIcon() {
  return (
    <Icon>
      <path d="m6 9 6 6 6-6" />
    </Icon>
  )
}

export function ColumnsIcon() {
  return (
    <Icon>
      <path d="M4 6h6M4 11h6M4 16h6M14 6h6M14 11h6M14 16h6" />
    </Icon>
  )
}

/** A screen, and the line of text that belongs to it. */
export function FollowIcon() {
  return (
    <Icon>
      <path d="M12 4v11M7 10l5 5 5-5M5 20h14" />
    </Icon>
  )
}

/** A loudspeaker. */
export function VoiceIcon() {
  return (
    <Icon>
      <path d="M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />
    </Icon>
  )
}

/** A marker over a line. */
export function HighlightIcon() {
  return (
    <Icon>
      <path d="m9 13 7-9 4 3-7 9-4-1zM9 13l-3 4 3 0M4 21h16" />
    </Icon>
  )
}

/** A sheet with a pencil. */
export function NoteIcon() {
  return (
    <Icon>
      <path d="M12 4H5v16h14v-7M10 14l1-4 8-7 2 3-8 7z" />
    </Icon>
  )
}

/** A card with words on it. */
export function CardIcon() {
  return (
    <Icon>
      <rect x="3" y="5" width="18" height="14" rx="2" />
      <path d="M7 10h10M7 14h6" />
    </Icon>
  )
}
