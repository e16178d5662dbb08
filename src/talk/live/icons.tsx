import { Icon } from '../../ui/icon.tsx'

export function CodeIcon() {
  return (
    <Icon>
      <path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM20 14v.01M14 20h.01M18 18h2v2" />
    </Icon>
  )
}

export function ClickerIcon() {
  return (
    <Icon>
      <path d="M8 3h8v18H8zM11.5 17.5h1M10.5 8l2.5 2.5-2.5 2.5" />
    </Icon>
  )
}

export function QuestionIcon() {
  return (
    <Icon>
      <path d="M4 5h16v11h-8l-5 4v-4H4z" />
      <path d="M8 9.5h8M8 12.5h5" />
    </Icon>
  )
}

export function HandIcon() {
  return (
    <Icon>
      <path d="M7 12.5V6.5a1.5 1.5 0 0 1 3 0V11M10 11V4.5a1.5 1.5 0 0 1 3 0V11M13 11V5.5a1.5 1.5 0 0 1 3 0V12M16 12V8.5a1.5 1.5 0 0 1 3 0V15a6 6 0 0 1-6 6h-1c-2 0-3.5-1-4.5-2.5L4.5 14A1.5 1.5 0 0 1 7 12.5" />
    </Icon>
  )
}

export function PollIcon() {
  return (
    <Icon>
      <path d="M4 5h16v5H4zM4 14h9v5H4z" />
    </Icon>
  )
}

export function BreakIcon() {
  return (
    <Icon>
      <path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2" />
    </Icon>
  )
}

export function EndIcon() {
  return (
    <Icon>
      <path d="M6 6h12v12H6z" />
    </Icon>
  )
}

export function SupportIcon() {
  return (
    <Icon>
      <path d="m6 14 6-6 6 6" />
    </Icon>
  )
}

export function DoneIcon() {
  return (
    <Icon>
      <path d="m5 13 5 5 9-11" />
    </Icon>
  )
}
