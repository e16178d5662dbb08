import type { DeckPage } from '../../deck/deck-link.ts'
import { formatPicturePath, PICTURE_SIZES } from '../../deck/picture-path.ts'
import type { DeckSummary } from '../../deck/types.ts'
import type { CompiledSlide } from '../compiled-deck.ts'
import type { HeadOptions, PagePicture } from './head-tags.ts'
import { deckLinkedData, slideLinkedData } from './linked-data.ts'
import { oembedPath } from './machine-paths.ts'
import type { PictureNames } from './picture-names.ts'
import type { Site } from './site-address.ts'
import { translatorOf } from './translator.ts'

/** What a page's head is given beyond the page itself. */
export interface PageExtras {
  deck: DeckSummary
  site: Site
  /** Undefined where no pictures will be made. */
  pictures: PictureNames | undefined
  /** True where the site has an embed player. */
  embed: boolean
}

/** Picture, linked data and oEmbed file of a page that shows a slide. */
export function pageExtras(
  { deck, site, pictures, embed }: PageExtras,
  page: DeckPage,
  slide: CompiledSlide,
): Pick<HeadOptions, 'picture' | 'linkedData' | 'oembed'> {
  const { locale, slideNumber, title, description, transcript } = slide
  const picture = pictures && pagePicture(slide, pictures.hashOf(slide), page)
  const options = { deck, locale, site, picture: picture?.path }
  return {
    picture,
    linkedData:
      page === 'deck'
        ? deckLinkedData(options)
        : slideLinkedData(options, { slideNumber, title, description, references: transcript.references }),
    oembed: embed ? oembedPath(locale, slideNumber) : undefined,
  }
}

function pagePicture(slide: CompiledSlide, hash: string, page: DeckPage): PagePicture {
  const { locale, slideNumber, title, description } = slide
  const t = translatorOf(locale)
  const name =
    page === 'deck'
      ? t('document.deckPictureAlt', { title })
      : t('document.pictureAlt', { number: slideNumber, title })
  return {
    path: formatPicturePath('card', locale, slideNumber, hash),
    ...PICTURE_SIZES.card,
    alt: [name, description].filter(Boolean).join(' '),
  }
}
