import type { MouseEvent } from 'react'
import { useAroundWords } from '../../content/use-around-words.ts'
import type { ChangedBlocks } from '../../deck/changed-blocks.ts'
import { useHref, useViewer, useViewerState } from '../../viewer/viewer-context.tsx'

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
  children: React.ReactNode
}

function BlockLink({ slideNumber, block, label, children }: BlockLinkProps) {
  const { store } = useViewer()
  const locale = useViewerState((state) => state.locale)
  const href = useHref({ page: 'slide', locale, slideNumber, block })
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    store.getState().goTo(slideNumber, 'jump', block)
  }
  return (
    <a href={href} aria-label={label} onClick={onClick}>
      {children}
    </a>
  )
}
