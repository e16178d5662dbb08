import { useTranslation } from 'react-i18next'
import { DownIcon, UpIcon } from '../icons.tsx'
import type { Hits } from './use-hits.ts'
import type { DeckSearch } from './use-search-index.ts'

interface HitBarProps {
  query: string
  hits: Hits
  search: DeckSearch
  onStep: (by: 1 | -1) => void
}

/** How many hits there are and which one is shown; or why there are none. */
export function HitBar({ query, hits: { result, active }, search, onStep }: HitBarProps) {
  const { t } = useTranslation()
  const total = result.hits.length
  return (
    <div className="search-bar">
      <p role="status">
        {total > 0 && <span>{t('search.position', { number: active + 1, total })}</span>}
        {total === 0 && search.status === 'ready' && <span>{t('search.none', { query: query.trim() })}</span>}
        {search.status === 'loading' && <span>{t('search.loading')}</span>}
        {search.status === 'failed' && <span>{t('search.failed')}</span>}
      </p>
      {search.status === 'failed' && (
        <button type="button" className="button" onClick={search.onRetry}>
          {t('search.retry')}
        </button>
      )}
      {total > 0 && (
        <>
          <button
            type="button"
            className="button"
            aria-label={t('search.previous')}
            title={t('search.previous')}
            onClick={() => {
              onStep(-1)
            }}
          >
            <UpIcon />
          </button>
          <button
            type="button"
            className="button"
            aria-label={t('search.next')}
            title={t('search.next')}
            onClick={() => {
              onStep(1)
            }}
          >
            <DownIcon />
          </button>
        </>
      )}
    </div>
  )
}
