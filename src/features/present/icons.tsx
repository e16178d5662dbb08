import { Icon } from '../../ui/icon.tsx'

export function CurtainIcon() {
  return (
    <Icon>
      <rect x="3" y="5" width="18" height="14" rx="2" fill="currentColor" />
    </Icon>
  )
}

export function FullscreenIcon() {
  return (
    <Icon>
      <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />
    </Icon>
  )
}

export function OverviewIcon() {
  return (
    <Icon>
      <path d="M4 5h7v6H4zM14 5h6v6h-6zM4 14h7v5H4zM14 14h6v5h-6z" />
    </Icon>
  )
}

export function SpotlightIcon() {
  return (
    <Icon>
      <path d="M9 3h6l-1 4h-4zM10 10l-5 8M14 10l5 8M4 20h16" />
    </Icon>
  )
}
