import { Icon } from './icon.tsx'

export function PreviousIcon() {
  return (
    <Icon>
      <path d="m15 5-7 7 7 7" />
    </Icon>
  )
}

export function NextIcon() {
  return (
    <Icon>
      <path d="m9 5 7 7-7 7" />
    </Icon>
  )
}

export function ContentsIcon() {
  return (
    <Icon>
      <path d="M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01" />
    </Icon>
  )
}

export function OverviewIcon() {
  return (
    <Icon>
      <path d="M4 5h6v5H4zM14 5h6v5h-6zM4 14h6v5H4zM14 14h6v5h-6z" />
    </Icon>
  )
}

export function ShareIcon() {
  return (
    <Icon>
      <path d="M12 3v12M7 8l5-5 5 5M5 13v7h14v-7" />
    </Icon>
  )
}

export function PresentIcon() {
  return (
    <Icon>
      <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />
    </Icon>
  )
}

export function SpeakerIcon() {
  return (
    <Icon>
      <rect x="3" y="4" width="11" height="8" rx="1" />
      <path d="M18 4h3M18 8h3M3 16h18M3 20h12" />
    </Icon>
  )
}

export function TranscriptIcon() {
  return (
    <Icon>
      <rect x="3" y="4" width="18" height="16" rx="2" />
      <path d="M14 4v16M17 9h1M17 13h1" />
    </Icon>
  )
}

export function SettingsIcon() {
  return (
    <Icon>
      <path d="M4 7h9M19 7h1M4 17h1M11 17h9" />
      <circle cx="16" cy="7" r="2.5" />
      <circle cx="8" cy="17" r="2.5" />
    </Icon>
  )
}

export function CloseIcon() {
  return (
    <Icon>
      <path d="M6 6l12 12M18 6 6 18" />
    </Icon>
  )
}

export function PlayIcon() {
  return (
    <Icon filled>
      <path d="M7 4.5v15l12-7.5z" />
    </Icon>
  )
}

export function PauseIcon() {
  return (
    <Icon filled>
      <path d="M6 4.5h4v15H6zM14 4.5h4v15h-4z" />
    </Icon>
  )
}

export function SaveIcon() {
  return (
    <Icon>
      <path d="M12 4v11M7 10l5 5 5-5M5 20h14" />
    </Icon>
  )
}

export function MicrophoneIcon() {
  return (
    <Icon>
      <rect x="9" y="3" width="6" height="11" rx="3" />
      <path d="M6 11a6 6 0 0 0 12 0M12 17v4M9 21h6" />
    </Icon>
  )
}

export function SmallWindowIcon() {
  return (
    <Icon>
      <path d="M3 5h18v14H3zM12 12h6v4h-6z" />
    </Icon>
  )
}
