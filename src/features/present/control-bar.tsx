import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BarButton } from '../../ui/bar-button.tsx'
import { CloseIcon, NextIcon, PauseIcon, PlayIcon, PreviousIcon } from '../../ui/icons.tsx'
import { useLateState, useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { canEnterFullscreen, enterFullscreen } from './fullscreen.ts'
import { CurtainIcon, FullscreenIcon, OverviewIcon } from './icons.tsx'
import { useFullscreen } from './use-fullscreen.ts'

interface ControlBarProps {
  onNext: () => void
  onPrevious: () => void
  children?: ReactNode
}

/** Comes when the pointer moves or the focus gets there, goes when both rest. */
export function ControlBar({ onNext, onPrevious, children }: ControlBarProps) {
  const { t } = useTranslation()
  const { store } = useViewer()
  const curtain = useViewerState((state) => state.curtain)
  const paused = useViewerState((state) => state.autoplay?.paused)
  const { openDialog, setCurtain, setPresenting } = store.getState()
  return (
    <nav className="present-bar" data-paused={paused} aria-label={t('present.label')}>
      <BarButton label={t('controls.previous')} onClick={onPrevious}>
        <PreviousIcon />
      </BarButton>
      <Position />
      <BarButton label={t('controls.next')} onClick={onNext}>
        <NextIcon />
      </BarButton>
      <BarButton
        label={t('present.overview')}
        onClick={() => {
          openDialog('overview')
        }}
      >
        <OverviewIcon />
      </BarButton>
      {children}
      <BarButton
        label={t('present.black')}
        pressed={curtain !== undefined}
        onClick={() => {
          setCurtain(curtain ? undefined : 'black')
        }}
      >
        <CurtainIcon />
      </BarButton>
      <AutoplayButton />
      <FullscreenButton />
      <BarButton
        label={t('present.leave')}
        onClick={() => {
          setPresenting(false)
        }}
      >
        <CloseIcon />
      </BarButton>
    </nav>
  )
}

/** There where slides go on by themselves. */
function AutoplayButton() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const autoplay = useViewerState((state) => state.autoplay)
  if (!autoplay) return null
  return (
    <BarButton
      className="present-autoplay"
      label={t(autoplay.paused ? 'present.play' : 'present.pause')}
      onClick={store.getState().toggleAutoplay}
    >
      {autoplay.paused ? <PlayIcon /> : <PauseIcon />}
    </BarButton>
  )
}

function FullscreenButton() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const isFull = useFullscreen()
  if (isFull || !canEnterFullscreen()) return null
  return (
    <BarButton
      label={t('present.fullscreen')}
      onClick={() => {
        enterFullscreen().catch(() => {
          store.getState().setNotice({ key: 'fullscreenRefused' })
        })
      }}
    >
      <FullscreenIcon />
    </BarButton>
  )
}

function Position() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const slideNumber = useLateState((state) => state.slideNumber)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  return (
    <button
      type="button"
      className="button present-position"
      aria-label={t('present.position', { number: slideNumber, count: slideCount })}
      title={t('goTo.title')}
      onMouseDown={(event) => {
        event.preventDefault()
      }}
      onClick={() => {
        store.getState().openDialog('goTo')
      }}
    >
      {slideNumber} / {slideCount}
    </button>
  )
}
