import type { ShelfNotFoundData } from '../../deck/shelf/shelf-page-data.ts'
import { shelfPagePath } from '../../deck/shelf/shelf-page-data.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import { shelfTranslator } from '../../i18n/shelf-messages.ts'
import { htmlDocument } from '../pages/html-document.ts'
import type { SiteFile } from '../pages/site-file.ts'
import type { ShelfShell } from './shell-plugin.ts'
import type { ShelfOptions } from './shelf-options.ts'

/**
 * The page that a static host shows for any unknown address of the shelf, of whichever talk: its links are absolute. Its
 * script knows the talks, and leads to the nearest slide of the one that was meant.
 */
export function shelfNotFound({ shelf, talks, site }: ShelfOptions, { notFound }: ShelfShell): SiteFile {
  const data: ShelfNotFoundData = {
    base: site.base,
    locales: shelf.locales,
    talks: Object.fromEntries(talks.map(({ name, locales, slideCount }) => [name, { locales, slideCount }])),
  }
  const links = shelf.locales.map((locale) => {
    const t = shelfTranslator(locale)
    return `<p lang="${locale}">${escapeHtml(t('unknownTitle'))} – <a href="${site.base}${shelfPagePath('talks', locale)}">${escapeHtml(shelf.title[locale] ?? '')}</a></p>`
  })
  return {
    path: '404.html',
    content: htmlDocument({
      lang: shelf.locales[0] ?? 'ja',
      toBase: site.base,
      policy: {},
      isIndexed: false,
      title: '404',
      early: notFound.early,
      styles: notFound.styles,
      script: { path: notFound.script },
      data,
      bodyAttributes: ' class="document document-plain"',
      body: `<main><h1>404</h1>${links.join('')}</main>`,
    }),
  }
}
