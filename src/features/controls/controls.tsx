import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isModified } from '../../ui/modified.ts'
import {
  ContentsIcon,
  NextIcon,
  OverviewIcon,
  PresentIcon,
  PreviousIcon,
  ShareIcon,
} from '../../ui/icons.tsx'
import { useHref, usePageState, useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { ProgressBar } from './progress-bar.tsx'
import './controls.css'

interface ControlsProps {
  onNext: () => void
  onPrevious: () => void
}

/** What turns the slides: under the stage on a desk, at the thumb on a phone. */
export function Controls({ onNext, onPrevious }: ControlsProps) {
  const { t } = useTranslation()
  const { store } = useViewer()
  const { openDialog, setPresenting } = store.getState()
  return (
    <nav className="controls" aria-label={t('controls.label')}>
      <TurnLink by={-1} label={t('controls.previous')} onTurn={onPrevious}>
        <PreviousIcon />
      </TurnLink>
      <PositionField />
      {PHONE_DOORS.map(([dialog, Picture]) => (
        <PhoneButton
          key={dialog}
          label={t(`header.${dialog}`)}
          onClick={() => {
            openDialog(dialog)
          }}
        >
          <Picture />
        </PhoneButton>
      ))}
      <PhoneButton
        label={t('header.present')}
        onClick={() => {
          setPresenting(true)
        }}
      >
        <PresentIcon />
      </PhoneButton>
      <TurnLink by={1} label={t('controls.next')} onTurn={onNext}>
        <NextIcon />
      </TurnLink>
      <ProgressBar />
    </nav>
  )
}

/** What a phone's bar opens, where the header has no room for it. */
const PHONE_DOORS = [
  ['contents', ContentsIcon],
  ['overview', OverviewIcon],
  ['share', ShareIcon],
] as const

interface PhoneButtonProps {
  label: string
  onClick: () => void
  children: React.ReactNode
}

function PhoneButton({ label, onClick, children }: PhoneButtonProps) {
  return (
    <button type="button" className="button needs-script controls-phone" aria-label={label} onClick={onClick}>
      {children}
    </button>
  )
}

interface TurnLinkProps {
  by: -1 | 1
  label: string
  onTurn: () => void
  children: React.ReactNode
}

/** A link to the neighbour, so that it works without script; with script it takes a step, fragments included. */
function TurnLink({ by, label, onTurn, children }: TurnLinkProps) {
  const locale = useViewerState((state) => state.locale)
  const slideNumber = usePageState((state) => state.slideNumber)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const target = slideNumber + by
  const href = useHref({ page: 'slide', locale, slideNumber: Math.min(Math.max(1, target), slideCount) })
  const atEnd = target < 1 || target > slideCount
  return (
    <a
      className="button controls-turn"
      data-turn={by === 1 ? 'next' : 'previous'}
      href={href}
      rel={by === 1 ? 'next' : 'prev'}
      title={label}
      aria-disabled={atEnd || undefined}
      onClick={(event) => {
        if (isModified(event)) return
        event.preventDefault()
        onTurn()
      }}
    >
      {children}
    </a>
  )
}

/** `41 / 95`: the number can be typed over. */
function PositionField() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const slideNumber = usePageState((state) => state.slideNumber)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const [typed, setTyped] = useState<string>()
  const input = useRef<HTMLInputElement>(null)
  const onSubmit = () => {
    const number = Number(typed?.normalize('NFKC'))
    if (typed && Number.isFinite(number)) store.getState().goTo(number, 'jump')
    setTyped(undefined)
    input.current?.blur()
  }
  return (
    <form
      className="controls-position"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <input
        ref={input}
        className="controls-number"
        inputMode="numeric"
        autoComplete="off"
        size={3}
        aria-label={t('controls.goToLabel')}
        value={typed ?? String(slideNumber)}
        onFocus={(event) => {
          event.currentTarget.select()
        }}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
        }}
        onBlur={() => {
          setTyped(undefined)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') input.current?.blur()
        }}
      />
      <span className="controls-count">/ {slideCount}</span>
    </form>
  )
}
