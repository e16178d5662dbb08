import { useCallback, type ReactNode } from 'react'
import { useWakeLock } from '../../ui/use-wake-lock.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { ControlBar } from './control-bar.tsx'
import { CurtainCover } from './curtain-cover.tsx'
import { useAutoplay } from './use-autoplay.ts'
import { useClick } from './use-click.ts'
import { useGamepads } from './use-gamepads.ts'
import { useIdle } from './use-idle.ts'
import { useMagnify } from './use-magnify.ts'
import { SectionHairline } from './section-hairline.tsx'
import { SpotlightButton } from './spotlight-button.tsx'
import { useWheel } from './use-wheel.ts'
import '../../ui/button.css'
import './present-layer.css'

interface PresentLayerProps {
  onNext: () => void
  onPrevious: () => void
  /** Further controls, of other features. */
  children?: ReactNode
}

/** What lies over the slide while it is presented. Fetched when the mode is first entered. */
export function PresentLayer(props: PresentLayerProps) {
  const presenting = useViewerState((state) => state.presenting)
  return (
    <>
      <CurtainCover />
      {presenting && <Presenting {...props} />}
    </>
  )
}

function Presenting({ onNext, onPrevious, children }: PresentLayerProps) {
  const { store } = useViewer()
  const onSleepy = useCallback(() => {
    store.getState().setNotice({ key: 'awakeRefused' })
  }, [store])
  useIdle()
  useAutoplay(onNext)
  useMagnify()
  useWakeLock(onSleepy)
  useClick(onNext)
  useWheel(onNext, onPrevious)
  useGamepads(onNext, onPrevious)
  return (
    <>
      <SectionHairline />
      <ControlBar onNext={onNext} onPrevious={onPrevious}>
        <SpotlightButton slide="section.slide.present" />
        {children}
      </ControlBar>
    </>
  )
}
