import type { SpeakersPage } from '../../deck/deck-link.ts'
import { pathToBase } from '../../deck/relative-link.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import type { PageData } from '../../deck/page-data.ts'
import type { ShellFiles } from './deck-page.ts'
import { htmlDocument } from './html-document.ts'
import { noViewerLine } from './no-viewer-line.ts'
import { translatorOf } from './translator.ts'

/** What one of the speaker's pages is made of. */
export interface SpeakerPageParts {
  data: PageData & { page: SpeakersPage }
  shell: ShellFiles
  /** Left out where Vite's dev client needs its inline scripts. */
  policy: boolean
  /** Address of a broker elsewhere that carries live talks. */
  broker: string | undefined
}

/**
 * The speaker view, the clicker or the moderator's page as a whole document: empty, since a timer is nothing without script,
 * and not for search engines.
 */
export function speakerPage({ data, shell, policy, broker }: SpeakerPageParts): string {
  const { locale, deck, page } = data
  const t = translatorOf(locale)
  return htmlDocument({
    lang: locale,
    root: { 'data-build': deck.buildId },
    toBase: pathToBase(page),
    policy: policy ? { broker } : undefined,
    coversNotch: true,
    isIndexed: false,
    title: t(`${page}.pageTitle`, { deck: deck.title[locale] }),
    early: shell.early,
    styles: [...shell.styles, data.fonts],
    script: { path: shell.main },
    hasThemeColor: true,
    data,
    body: `${noViewerLine(data)}
<div id="root"></div>
<noscript><p>${escapeHtml(t(`${page}.needsScript`))}</p></noscript>`,
  })
}
