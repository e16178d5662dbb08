import { useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../viewer/viewer-context.tsx'
import { LiveRegion } from './live-region.tsx'
import { useBlockMarks } from './use-block-marks.ts'
import { useBuildMotion } from './use-build-motion.ts'
import { useEnlarge } from './use-enlarge.ts'
import { useJumpFocus } from './use-jump-focus.ts'
import { useSlideLinks } from './use-slide-links.ts'
import { useStageDriver } from './use-stage-driver.ts'
import { useSwipe } from './use-swipe.ts'
import './stage.css'
import './slide.css'
import './slide-blocks.css'
import './page-picture.css'

/** The slides on a 16:9 stage, and what lies over them in the same box. What is inside `.slides` is the compiler's and moved by the driver, never by React. */
export function Stage({ overlay }: { overlay?: ReactNode }) {
  const { parts } = useViewer()
  const { t } = useTranslation()
  const frame = useRef<HTMLDivElement>(null)
  const reveal = useRef<HTMLDivElement>(null)
  const slides = useRef<HTMLDivElement>(null)
  const driver = useStageDriver(reveal, slides)
  useBlockMarks(slides, driver)
  useBuildMotion(driver)
  useSlideLinks(slides)
  useJumpFocus(driver)
  useSwipe(frame)
  const onRestore = useEnlarge(frame, driver)
  return (
    <div className="stage">
      <div className="stage-frame" ref={frame}>
        <div className="reveal" ref={reveal}>
          <div
            className="slides"
            data-part="stage"
            ref={slides}
            suppressHydrationWarning
            dangerouslySetInnerHTML={{ __html: parts.stage }}
          />
          {overlay}
        </div>
        <button
          type="button"
          className="button stage-restore"
          aria-label={t('stage.restore')}
          onClick={onRestore}
        >
          <ShrinkIcon />
        </button>
      </div>
      <LiveRegion driver={driver} />
    </div>
  )
}

function ShrinkIcon() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path
        d="M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
