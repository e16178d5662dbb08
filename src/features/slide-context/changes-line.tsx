import type { ReactNode } from 'react'
import { useAroundWords } from '../../content/use-around-words.ts'
import type { ChangedBlocks } from '../../deck/changed-blocks.ts'
import { useSlideLink } from '../../viewer/use-slide-link.ts'
import { useViewerState } from '../../viewer/viewer-context.tsx'

interface ChangesLineProps {
  slideNumber: number
  changes: readonly ChangedBlocks[]
}

/** “1 figure redrawn · 3 passages restored”: each leads to its place in the transcript, where a note tells more. */
export function ChangesLine({ slideNumber, changes }: ChangesLineProps) {
  const t = useAroundWords()
  return (
    <section className="slide-changes" aria-label={t('slide.changed')}>
      <ul>
        {changes.map(({ change, blocks }) => {
          const words = t(`slide.changes.${change}`, { count: blocks.length })
          const [first, ...others] = blocks
          return (
            <li key={change}>
              {first !== undefined && (
                <BlockLink slideNumber={slideNumber} block={first}>
                  {words}
                </BlockLink>
              )}
              {others.map((block, index) => (
                <BlockLink
                  key={block}
                  slideNumber={slideNumber}
                  block={block}
                  label={t('slide.place', { change: words, number: index + 2 })}
                >
                  {index + 2}
                </BlockLink>
              ))}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface BlockLinkProps {
  slideNumber: number
  block: string
  label?: string
  children: ReactNode
}

function BlockLink({ slideNumber, block, label, children }: BlockLinkProps) {
  const locale = useViewerState((state) => state.locale)
  const link = useSlideLink({ locale, slideNumber, block })
  return (
    <a {...link} aria-label={label}>
      {children}
    </a>
  )
}
