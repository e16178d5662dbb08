import { useTranslation } from 'react-i18next'
import { languageOf } from '../../deck/locale.ts'
import type { Translate } from '../../i18n/i18n.ts'
import { DownIcon, UpIcon } from '../icons.tsx'
import type { Hits } from './use-hits.ts'
import type { MissingText } from './read-text.ts'
import type { DeckSearch } from './use-search-index.ts'
import { RetryButton } from '../../ui/retry-button.tsx'

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
        {search.status === 'failed' && <span>{missingWords(search.missing, t)}</span>}
      </p>
      {search.status === 'failed' && <RetryButton onRetry={search.onRetry}>{t('search.retry')}</RetryButton>}
      {total > 0 && (
        <>
          <button
            type="button"
            className="button"
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

/** What isn't searched: a language, or some slides. */
function missingWords({ locales, isPartial }: MissingText, t: Translate): string {
  const named = locales.map((locale) => languageOf(locale).name).join(t('search.and'))
  return isPartial || !named ? t('search.failed') : t('search.missing', { languages: named })
}
