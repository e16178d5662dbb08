import type { ComponentType } from 'react'
import { usePageState, useViewerState } from '../../viewer/viewer-context.tsx'
import { lazyPart } from '../../viewer/lazy-part.tsx'
import { Recovery } from './recordings.tsx'
import { useIdle } from './use-idle.ts'

const loadLateParts = () => import('./late-parts.ts')
type LateParts = Awaited<ReturnType<typeof loadLateParts>>

function latePart(choose: (parts: LateParts) => ComponentType) {
  return lazyPart(() => loadLateParts().then(choose), 'unasked')
}

const Citations = latePart((parts) => parts.Citations)
const Explore = latePart((parts) => parts.Explore)
const Glossary = latePart((parts) => parts.Glossary)
const MissingPictures = latePart((parts) => parts.MissingPictures)
const NewVersion = latePart((parts) => parts.NewVersion)
const SlideContext = latePart((parts) => parts.SlideContext)
const Welcome = latePart((parts) => parts.Welcome)

const Compare = lazyPart(() => import('../../features/compare/compare.tsx').then((module) => module.Compare))

const OtherTalks = lazyPart(
  () => import('../../content/other-talks.tsx').then((module) => module.OtherTalks),
  'unasked',
)

/** Where the talk has ended, and on its own page: the others of its shelf. */
function AfterTalk() {
  const shelf = useViewerState(({ deck }) => deck.shelf)
  return shelf && <OtherTalks shelf={shelf} />
}

/** The other talks, below the contents on the deck's own page. */
export function BelowContents() {
  const isDeckPage = usePageState(({ page }) => page === 'deck')
  const idle = useIdle()
  return (
    isDeckPage &&
    idle && (
      <div className="particulars">
        <AfterTalk />
      </div>
    )
  )
}

/** What belongs to the slide. The deck's page has the contents in its place. */
export function BelowStage() {
  const isDeckPage = usePageState(({ page }) => page === 'deck')
  const isLast = usePageState(({ slideNumber, deck }) => slideNumber === deck.slideCount)
  const idle = useIdle()
  if (isDeckPage) return null
  return (
    <div className="below-stage needs-script">
      {idle && isLast && <AfterTalk />}
      {idle && <SlideContext />}
    </div>
  )
}

/** Below the last slide's lines, where there is no room below the stage: a phone has come to the talk's end there. */
export function AfterTranscript() {
  const isLast = usePageState(
    ({ page, slideNumber, deck }) => page !== 'deck' && slideNumber === deck.slideCount,
  )
  const idle = useIdle()
  return (
    idle &&
    isLast && (
      <div className="after-transcript needs-script">
        <AfterTalk />
      </div>
    )
  )
}

/** What nobody waits for comes when the slide is there. */
export function WhenIdle() {
  const idle = useIdle()
  const hasGlossary = useViewerState(({ deck }) => deck.glossary === true)
  const comparing = useViewerState((state) => state.comparing)
  const hasExplorables = useViewerState(({ deck }) => deck.explorables === true)
  return (
    idle && (
      <>
        <NewVersion />
        <MissingPictures />
        <Welcome />
        <Recovery />
        {hasGlossary && <Glossary />}
        <Citations />
        {hasExplorables && <Explore />}
        {comparing && <Compare />}
      </>
    )
  )
}
