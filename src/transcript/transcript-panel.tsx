import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { lazyPart } from '../viewer/lazy-part.tsx'
import { useViewer, useViewerState } from '../viewer/viewer-context.tsx'
import { FollowButton, PanelStatus } from './panel-status.tsx'
import { LanguageSwitch, ReadAloudButton, TextSizeButton } from './panel-tools.tsx'
import { createPanel, PanelContext, usePanelState, type Panel } from './panel.ts'
import { SearchBox } from './search/search-box.tsx'
import { useAnnotationMarks } from './lines/use-annotation-marks.ts'
import { useArticles } from './articles/use-articles.ts'
import { useCurrentMark } from './lines/use-current-mark.ts'
import { useFigureButtons } from './lines/use-figure-buttons.ts'
import { useFollowing } from './articles/use-following.ts'
import { useHandScroll } from './articles/use-hand-scroll.ts'
import { useLateArticles } from './articles/use-late-articles.ts'
import { useLineJumps } from './lines/use-line-jumps.ts'
import { useLineMarks } from './lines/use-line-marks.ts'
import { useNotes } from './lines/use-provenance-notes.ts'
import { usePassages } from './passage/use-passages.ts'
import { usePublishedLines } from './articles/use-published-lines.ts'
import { useRovingLines } from './lines/use-roving-lines.ts'
import { WidthSeparator } from './width-separator.tsx'
import './transcript.css'
import './articles/articles.css'

const PassageOffer = lazyPart(() =>
  import('./passage/passage-offer.tsx').then((module) => module.PassageOffer),
)

/** The slides' text beside the stage, or beneath it on a phone. `end` follows the lines, `foot` is the last of it. */
export function TranscriptPanel({ foot, end }: { foot?: ReactNode; end?: ReactNode }) {
  const { baseUrl, store } = useViewer()
  const [panel] = useState(() => createPanel(baseUrl, store.getState()))
  return (
    <PanelContext value={panel}>
      <PanelBody {...{ panel, foot, end }} />
    </PanelContext>
  )
}

function PanelBody({ panel, foot, end }: { panel: Panel; foot: ReactNode; end: ReactNode }) {
  const { t } = useTranslation()
  const { parts } = useViewer()
  const textSize = useViewerState(({ preferences }) => preferences.textSize)
  const isLoading = usePanelState(({ status }) => status === 'loading')
  const { mount } = panel
  const onRetry = useArticles(panel)
  useCurrentMark(panel)
  useFollowing(panel)
  useHandScroll(panel)
  useLateArticles(panel)
  useLineJumps(panel)
  useLineMarks(panel)
  useFigureButtons(panel)
  useAnnotationMarks(panel)
  useRovingLines(panel)
  usePublishedLines(panel)
  const hasSelected = usePassages(panel)
  useNotes(panel)
  return (
    <aside
      ref={mount}
      className="transcript"
      id="transcript"
      tabIndex={-1}
      aria-label={t('transcript.label')}
      data-text-size={textSize}
    >
      <WidthSeparator />
      <div className="transcript-tools needs-script">
        <SearchBox />
        <LanguageSwitch />
        <TextSizeButton />
        <ReadAloudButton />
      </div>
      <div className="transcript-scroll" aria-busy={isLoading}>
        <h2 className="visually-hidden">{t('transcript.label')}</h2>
        <p className="visually-hidden needs-script">{t('transcript.hint')}</p>
        <div
          data-part="transcript"
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: parts.transcript }}
        />
        {end}
      </div>
      <PanelStatus onRetry={onRetry} />
      <FollowButton />
      {foot}
      {hasSelected && <PassageOffer />}
    </aside>
  )
}
