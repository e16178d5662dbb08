import type { PrivatePageData } from '../../deck/private/private-header.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import { PRIVATE_MESSAGES } from '../../i18n/private-messages.ts'
import { htmlDocument } from './html-document.ts'
import type { PlainFiles } from './plain-page.ts'

/**
 * The one page of a private talk that stands in the open: it says, in the languages that the viewer brings, that the link
 * is needed whole, and nothing of the talk. `toBase` is absolute where it stands at any address. `imports` are what its
 * script needs: they are fetched with it.
 */
export function privateDocument(
  toBase: string,
  { script, early, styles, imports }: PlainFiles & { imports: readonly string[] },
  data: PrivatePageData,
): string {
  const words = Object.entries(PRIVATE_MESSAGES)
  const blocks = words.map(
    ([locale, { noKey }]) =>
      `<section lang="${locale}"><h1>${escapeHtml(noKey.title)}</h1><p>${escapeHtml(noKey.text)}</p></section>`,
  )
  return htmlDocument({
    lang: words[0]?.[0] ?? 'ja',
    toBase,
    policy: { opensFiles: true },
    isIndexed: false,
    title: words.map(([, { title }]) => title).join(' / '),
    early,
    styles: [],
    script: { path: script, when: 'at once' },
    tags: imports.map((path) => `<link rel="modulepreload" href="${toBase}${path}">`),
    data,
    bodyAttributes: ' class="document document-plain document-private"',
    // Who has the key never sees this page: its styles leave the line to the scripts, and hold up what comes after them alone.
    body: `${styles.map((file) => `<link rel="stylesheet" href="${toBase}${file}">`).join('')}<main>${blocks.join('')}</main>`,
  })
}
