import { isSpeakersPage } from '../../deck/deck-link.ts'
import type { PageData } from '../../deck/page-data.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import { translatorOf } from './translator.ts'

/** Says that the viewer didn't come: hidden until then (src/entries/early.ts). */
export function noViewerLine({ page, locale }: Pick<PageData, 'page' | 'locale'>): string {
  const t = translatorOf(locale)
  const text = t(isSpeakersPage(page) ? 'noViewer.page' : 'noViewer.text')
  return `<p class="no-viewer-line" role="alert" hidden>${escapeHtml(text)} <a href="">${escapeHtml(t('newVersion.reload'))}</a></p>`
}
