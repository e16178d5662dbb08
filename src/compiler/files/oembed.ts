import { formatDeckLink } from '../../deck/deck-link.ts'
import { EMBED_SIZE } from '../../deck/embed-size.ts'
import type { Locale } from '../../deck/locale.ts'
import { formatPicturePath, PICTURE_SIZES } from '../../deck/picture-path.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import type { DeckSummary } from '../../deck/types.ts'
import { absoluteUrl, type Site } from '../pages/site-address.ts'

/** The oEmbed answer for a slide's page (oembed.com, 1.0), as a static file. Undefined without an origin. */
export function oembedJson(
  deck: DeckSummary,
  site: Site,
  slide: { locale: Locale; slideNumber: number; title: string },
  pictureHash: string | undefined,
): string | undefined {
  const { locale, slideNumber } = slide
  const player = absoluteUrl(site, formatDeckLink({ locale, page: 'embed', slideNumber }))
  if (player === undefined) return undefined
  const title = `${String(slideNumber)}. ${slide.title} – ${deck.title[locale]}`
  const { width, height } = EMBED_SIZE
  return JSON.stringify({
    version: '1.0',
    type: 'rich',
    title,
    author_name: deck.speaker[locale],
    provider_name: deck.title[locale],
    provider_url: absoluteUrl(site, formatDeckLink({ locale, page: 'deck' })),
    ...(pictureHash !== undefined && {
      thumbnail_url: absoluteUrl(site, formatPicturePath('card', locale, slideNumber, pictureHash)),
      thumbnail_width: PICTURE_SIZES.card.width,
      thumbnail_height: PICTURE_SIZES.card.height,
    }),
    width,
    height,
    html: `<iframe src="${player}" width="${String(width)}" height="${String(height)}" title="${escapeHtml(title)}" loading="lazy" allowfullscreen></iframe>`,
  })
}
