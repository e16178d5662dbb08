import { Icon } from '../ui/icon.tsx'

export function PreviousBlockIcon() {
  return (
    <Icon filled>
      <path d="M6 6h2.2v12H6zM19 6v12l-9.5-6z" />
    </Icon>
  )
}

export function NextBlockIcon() {
  return (
    <Icon filled>
      <path d="M15.8 6H18v12h-2.2zM5 6v12l9.5-6z" />
    </Icon>
  )
}
