import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DOWNLOADS_PATH, type Download } from '../../deck/downloads.ts'
import type { Locale } from '../../deck/locale.ts'
import { transcriptPageNames, type ReadingPageName } from '../../deck/reading-pages.ts'
import { isListWith, keepLoaded, loadData } from '../../content/loader.ts'
import { parallelTitle } from '../../i18n/parallel-title.ts'
import { useHref, useViewer, useViewerState } from '../../viewer/viewer-context.tsx'

/** The ways to the whole talk: pages to read, and files to take away. On a phone they are here alone. */
export function WholeTalk() {
  const { t } = useTranslation()
  const { baseUrl } = useViewer()
  const deck = useViewerState((state) => state.deck)
  const locale = useViewerState((state) => state.locale)
  const downloads = useDownloads().filter((download) => download.locale === locale)
  return (
    <details className="contents-whole">
      <summary>{t('contents.whole')}</summary>
      <ul>
        {[
          ...transcriptPageNames(deck),
          ...(deck.glossary ? (['glossary'] as const) : []),
          ...(deck.repaired ? (['repair'] as const) : []),
        ].map((page) => (
          <li key={page}>
            <PageLink page={page} />
          </li>
        ))}
        {downloads.map(({ kind, path, bytes }) => (
          <li key={kind}>
            <a href={baseUrl + path} download>
              {t(`pages.kinds.${kind}`)}
            </a>{' '}
            <span className="contents-size">{formatSize(bytes, locale)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function PageLink({ page }: { page: Exclude<ReadingPageName, 'references'> }) {
  const { t } = useTranslation()
  const locales = useViewerState(({ deck }) => deck.locales)
  const locale = useViewerState((state) => state.locale)
  const href = useHref({ page, locale })
  const labels = {
    transcript: t('pages.transcript'),
    'transcript-both': parallelTitle(t, locales, locale),
    glossary: t('pages.glossary'),
    repair: t('pages.repair'),
  }
  return <a href={href}>{labels[page]}</a>
}

/** The files that this site really has. Without network there are none to take away. */
function useDownloads(): readonly Download[] {
  const { baseUrl } = useViewer()
  const [downloads, setDownloads] = useState<readonly Download[]>([])
  useEffect(() => {
    let current = true
    loadDownloads(baseUrl + DOWNLOADS_PATH).then(
      (found) => {
        if (current) setDownloads(found)
      },
      () => {
        // The pages are there to read all the same.
      },
    )
    return () => {
      current = false
    }
  }, [baseUrl])
  return downloads
}

const loadDownloads = keepLoaded((url) =>
  loadData(url, isListWith<Download>('kind', 'locale', 'path', 'bytes')),
)

function formatSize(bytes: number, locale: Locale): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte']
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumSignificantDigits: 2 }).format(value)
}
