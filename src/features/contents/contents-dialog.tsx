import { useTranslation } from 'react-i18next'
import { isModified } from '../../ui/modified.ts'
import { useDeckIndexes } from '../../content/deck-index.ts'
import { bySection, type IndexEntry } from '../../deck/types.ts'
import { OtherTalks } from '../../content/other-talks.tsx'
import { SlidePicture } from '../../content/slide-picture.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useHref, useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { WholeTalk } from './whole-talk.tsx'
import { RetryButton } from '../../ui/retry-button.tsx'
import './contents.css'

/** All slides by section. */
export function ContentsDialog() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const { closeDialog } = store.getState()
  const shelf = useViewerState(({ deck }) => deck.shelf)
  const sections = useViewerState(({ deck }) => deck.sections)
  const locale = useViewerState((state) => state.locale)
  const { indexes, failed, retry } = useDeckIndexes([locale])
  const entries = bySection(indexes[0] ?? [], ({ section }) => section)
  return (
    <Dialog className="contents-sheet" title={t('contents.title')} onClose={closeDialog}>
      {failed && (
        <p role="alert">
          {t('contents.failed')} <RetryButton onRetry={retry}>{t('contents.retry')}</RetryButton>
        </p>
      )}
      <div className="contents-list">
        {sections.map(({ id, title }) => (
          <section key={id}>
            <h3>{title[locale]}</h3>
            <ol>
              {entries.get(id)?.map((entry) => (
                <ContentsLink key={entry.slideNumber} entry={entry} />
              ))}
            </ol>
          </section>
        ))}
      </div>
      {shelf && <OtherTalks shelf={shelf} />}
      <WholeTalk />
    </Dialog>
  )
}

function ContentsLink({ entry }: { entry: IndexEntry }) {
  const { t } = useTranslation()
  const { slideNumber, title } = entry
  const { store } = useViewer()
  const locale = useViewerState((state) => state.locale)
  const current = useViewerState((state) => state.slideNumber === slideNumber)
  const visited = useViewerState((state) => state.visited.has(slideNumber))
  const href = useHref({ page: 'slide', locale, slideNumber })
  return (
    <li>
      <a
        href={href}
        data-visited={visited || undefined}
        aria-current={current ? 'page' : undefined}
        ref={(link) => {
          if (current) link?.scrollIntoView({ block: 'center' })
        }}
        onClick={(event) => {
          if (isModified(event)) return
          event.preventDefault()
          store.getState().goTo(slideNumber, 'jump')
          store.getState().closeDialog()
        }}
      >
        <span className="contents-number">{slideNumber}</span>
        {entry.picture !== undefined && <SlidePicture entry={entry} />}
        <span>
          {title}
          {visited && <span className="visually-hidden"> {t('contents.visited')}</span>}
        </span>
      </a>
    </li>
  )
}
