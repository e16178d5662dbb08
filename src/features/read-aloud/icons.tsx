import { Icon } from '../../ui/icon.tsx'

export function PreviousBlockIcon() {
  return (
    <Icon filled>
      <path d="M6 6h2.2v12H6zM19 6v12l-9.5-6z" />
    </Icon>
  )
}

/** A head that speaks. */
export function VoicesIcon() {
  return (
    <Icon>
      <circle cx="9" cy="8" r="3.5" />
      <path d="M2.5 19.5v-1c0-2.2 3-3.6 6.5-3.6s6.5 1.4 6.5 3.6v1zM15.6 5a4.8 4.8 0 0 1 0 6M18.6 3a9 9 0 0 1 0 10" />
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
