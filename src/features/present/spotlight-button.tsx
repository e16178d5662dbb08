import { useTranslation } from 'react-i18next'
import { BarButton } from '../../ui/bar-button.tsx'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { SpotlightIcon } from './icons.tsx'
import { useSpotlight } from './use-spotlight.ts'

/** Lights one block of the slide, which is found by a selector, and dims the others. */
export function SpotlightButton({ slide }: { slide: string }) {
  const { t } = useTranslation()
  const { store } = useViewer()
  const isOn = useViewerState((state) => state.spotlight)
  useSpotlight(slide)
  return (
    <BarButton label={t('present.spotlight')} pressed={isOn} onClick={store.getState().toggleSpotlight}>
      <SpotlightIcon />
    </BarButton>
  )
}
