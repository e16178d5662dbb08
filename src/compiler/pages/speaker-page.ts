import { pathToBase } from '../../deck/relative-link.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import { PAGE_DATA_ID, type PageData } from '../../deck/page-data.ts'
import { jsonForHtml, noViewerLine, policyOf, type ShellFiles } from './deck-page.ts'
import { translatorOf } from './translator.ts'

/** What one of the speaker's pages is made of. */
export interface SpeakerPageParts {
  data: PageData & { page: 'speaker' | 'clicker' }
  shell: ShellFiles
  /** Left out where Vite's dev client needs its inline scripts. */
  policy: boolean
  /** Address of a broker elsewhere that carries live talks. */
  broker: string | undefined
}

/**
 * The speaker view or the clicker as a whole document: empty, since a timer is nothing without script, and not for search
 * engines.
 */
export function speakerPage({ data, shell, policy, broker }: SpeakerPageParts): string {
  const { locale, deck, page } = data
  const t = translatorOf(locale)
  const toBase = pathToBase(page)
  const styles = [...shell.styles, data.fonts]
  return `<!doctype html>
<html lang="${locale}" data-build="${deck.buildId}">
<head>
<meta charset="utf-8">
${policy ? `<meta http-equiv="Content-Security-Policy" content="${policyOf('', broker)}">\n` : ''}<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<title>${escapeHtml(t(`${page}.pageTitle`, { deck: deck.title[locale] }))}</title>
<script src="${toBase}${shell.early}"></script>
${styles.map((file) => `<link rel="stylesheet" href="${toBase}${file}">`).join('\n')}
<script type="module" src="${toBase}${shell.main}"></script>
<link rel="icon" href="${toBase}icon.svg" type="image/svg+xml">
<meta name="theme-color" content="#fcfcf9" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#0f1115" media="(prefers-color-scheme: dark)">
<script type="application/json" id="${PAGE_DATA_ID}">${jsonForHtml(data)}</script>
</head>
<body>
${noViewerLine(data)}
<div id="root"></div>
<noscript><p>${escapeHtml(t(`${page}.needsScript`))}</p></noscript>
</body>
</html>
`
}
