import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchIndex } from '../deck-index.ts'
import type { IndexEntry } from '../deck/types.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useHref, useViewer, useViewerState } from '../viewer-context.tsx'
import './contents.css'

/** All slides by section. */
export function ContentsDialog() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const { closeDialog } = store.getState()
  const { entries, failed, retry } = useIndex()
  const sections = useViewerState(({ deck }) => deck.sections)
  const locale = useViewerState((state) => state.locale)
  return (
    <Dialog title={t('contents.title')} onClose={closeDialog}>
      {failed && (
        <p role="alert">
          {t('contents.failed')}{' '}
          <button type="button" className="button" onClick={retry}>
            {t('contents.retry')}
          </button>
        </p>
      )}
      <div className="contents-list">
        {sections.map(({ id, title }) => (
          <section key={id}>
            <h3>{title[locale]}</h3>
            <ol>
              {entries
                .filter(({ section }) => section === id)
                .map((entry) => (
                  <ContentsLink key={entry.slideNumber} entry={entry} />
                ))}
            </ol>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function ContentsLink({ entry: { slideNumber, title } }: { entry: IndexEntry }) {
  const { store } = useViewer()
  const locale = useViewerState((state) => state.locale)
  const current = useViewerState((state) => state.slideNumber === slideNumber)
  const href = useHref({ page: 'slide', locale, slideNumber })
  return (
    <li>
      <a
        href={href}
        aria-current={current ? 'page' : undefined}
        ref={(link) => {
          if (current) link?.scrollIntoView({ block: 'center' })
        }}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          store.getState().closeDialog()
          store.getState().goTo(slideNumber, 'jump')
        }}
      >
        <span className="contents-number">{slideNumber}</span> {title}
      </a>
    </li>
  )
}

function useIndex(): { entries: IndexEntry[]; failed: boolean; retry: () => void } {
  const { baseUrl } = useViewer()
  const locale = useViewerState((state) => state.locale)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const [entries, setEntries] = useState<IndexEntry[]>([])
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let current = true
    fetchIndex(baseUrl, locale, slideCount).then(
      (all) => {
        if (current) setEntries(all)
      },
      () => {
        if (current) setFailed(true)
      },
    )
    return () => {
      current = false
    }
  }, [baseUrl, locale, slideCount, attempt])
  const retry = () => {
    setFailed(false)
    setAttempt(attempt + 1)
  }
  return { entries, failed, retry }
}
