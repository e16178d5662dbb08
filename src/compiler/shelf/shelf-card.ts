import { createHash } from 'node:crypto'
import type { Locale } from '../../deck/locale.ts'
import { PICTURE_SIZES } from '../../deck/picture-path.ts'
import { textIn } from '../../deck/shelf/shelf-talk.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import { shelfTranslator } from '../../i18n/shelf-messages.ts'
import { collectFontText } from '../fonts/font-text.ts'
import { TalkFonts } from '../fonts/fonts.ts'
import type { PagePicture } from '../pages/head-tags.ts'
import { htmlDocument } from '../pages/html-document.ts'
import type { SiteFile } from '../pages/site-file.ts'
import { parseForeign } from '../render/hast.ts'
import type { ShelfOptions } from './shelf-options.ts'

/** Talks that the card names. */
const NAMED = 3

/** What link previews show of a shelf, and what it is drawn from. */
export interface ShelfCard {
  locale: Locale
  picture: PagePicture
  /** The document, and its fonts. */
  files: SiteFile[]
}

/** The shelf's title, its owner and its first talks, to be drawn by the build's browser. */
export async function shelfCard(
  { shelf, talks, files }: ShelfOptions,
  locale: Locale,
  cacheFolder: string,
): Promise<ShelfCard> {
  const t = shelfTranslator(locale)
  const title = shelf.title[locale] ?? ''
  const named = talks.slice(0, NAMED).map((talk) => textIn(talk.title, locale, talk.locales))
  const items = named.map(({ text, locale: own }) => `<li lang="${own}">${escapeHtml(text)}</li>`)
  const body = `<main><h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(shelf.owner[locale] ?? '')}</p>
<ul>${items.join('')}</ul>
<p class="card-count">${escapeHtml(t('talks', { count: talks.length }))}</p></main>`
  const text = collectFontText(parseForeign(body))
  const fonts = await (await TalkFonts.create(text, cacheFolder)).pageFonts(text)
  const document = htmlDocument({
    lang: locale,
    toBase: '../',
    title,
    styles: files.styles,
    ownCss: fonts.css('../assets/fonts/'),
    hasIcon: false,
    bodyAttributes: ' class="shelf shelf-card"',
    body,
  })
  const hash = createHash('sha256').update(document).digest('hex').slice(0, 10)
  return {
    locale,
    picture: {
      path: `pictures/shelf-${locale}-${hash}.png`,
      ...PICTURE_SIZES.card,
      alt: t('cardAlt', { title, talks: t('talks', { count: talks.length }) }),
    },
    files: [
      { path: cardFile(locale), content: document },
      ...fonts.files.map(({ name, data }) => ({ path: `assets/fonts/${name}`, content: data })),
    ],
  }
}

/** The document of a language's card, below the shelf's base while it is built. */
export function cardFile(locale: Locale): string {
  return `print/shelf-${locale}.html`
}
