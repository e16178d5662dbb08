import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDeckLink } from '../../deck/deck-link.ts'
import type { Locale } from '../../deck/locale.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { transcriptLanguage } from '../../viewer/viewer-store.ts'
import type { ArticleOrder } from './build-articles.ts'
import type { Panel } from '../panel.ts'
import { shownLanguages } from '../../viewer/shown-languages.ts'
import { useSpan } from './use-span.ts'

/** Articles are the same where their languages and the language of their labels are. */
export function versionOf(languages: readonly Locale[], labelLanguage: string): string {
  return `${languages.join('+')}/${labelLanguage}`
}

export interface PanelOrder {
  version: string
  /** Measures the panel: to be asked for when the browser has nothing else to do. */
  make: () => ArticleOrder
}

/** What the panel is to hold now; another object where that changes. */
export function useOrder(panel: Panel): PanelOrder {
  const { baseUrl } = useViewer()
  const { t, i18n } = useTranslation()
  const labelLanguage = i18n.language
  const locale = useViewerState((state) => state.locale)
  const locales = useViewerState(({ deck }) => deck.locales)
  const language = useViewerState(transcriptLanguage)
  const span = useSpan(panel)
  return useMemo(() => {
    const languages = shownLanguages(language, locale, locales)
    const version = versionOf(languages, labelLanguage)
    const labels = { references: t('slide.references'), published: t('slide.published') }
    const make = (): ArticleOrder => ({
      ...{ span, languages, version },
      columnEm: measureColumn(panel.list().host) / languages.length,
      labels: (slideNumber) => ({
        ...labels,
        href: baseUrl + formatDeckLink({ locale, page: 'slide', slideNumber }),
        works: baseUrl + formatDeckLink({ locale, page: 'references' }),
      }),
    })
    return { version, make }
  }, [panel, baseUrl, t, labelLanguage, locale, locales, language, span])
}

/** Ems that a line of the panel holds, the space at its sides aside. */
function measureColumn(host: HTMLElement): number {
  const fontPx = parseFloat(getComputedStyle(host).fontSize) || 16
  return Math.max(8, (host.clientWidth - 64) / fontPx)
}
