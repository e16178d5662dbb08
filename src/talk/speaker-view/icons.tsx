import { Icon } from '../../ui/icon.tsx'

export function FreezeIcon() {
  return (
    <Icon>
      <path d="M12 3v18M4.2 7.5l15.6 9M19.8 7.5l-15.6 9" />
    </Icon>
  )
}

export function GridIcon() {
  return (
    <Icon>
      <path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z" />
    </Icon>
  )
}

export function BlackIcon() {
  return (
    <Icon filled>
      <path d="M3 5h18v14H3z" />
    </Icon>
  )
}

export function WhiteIcon() {
  return (
    <Icon>
      <path d="M3 5h18v14H3z" />
    </Icon>
  )
}

export function ScreenIcon() {
  return (
    <Icon>
      <path d="M3 4h18v12H3zM8 20h8M12 16v4" />
    </Icon>
  )
}

export function RecordIcon() {
  return (
    <Icon filled>
      <path d="M12 5a7 7 0 1 0 0 14a7 7 0 1 0 0-14z" />
    </Icon>
  )
}
