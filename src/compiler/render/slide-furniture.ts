import { basename } from 'node:path'
import type { Element } from 'hast'
import type { Locale } from '../../deck/locale.ts'
import { element, text } from './hast.ts'
import type { RenderContext } from './render-context.ts'
import { loadPicture } from './slide-pictures.ts'

/** Logo and footer of the deck's look, the same on every slide: seen, and not read again and again. */
export async function slideFurniture(locale: Locale, context: RenderContext): Promise<Element[]> {
  const { logo, footer } = context.source.deck.look ?? {}
  const words = typeof footer === 'object' ? footer[locale] : footer
  const furniture = words
    ? [element('span', { className: ['slide-footer'], ariaHidden: 'true' }, [text(words)])]
    : []
  const picture = logo && (await loadPicture(basename(logo.image), context))
  if (!picture) return furniture
  const src = `../../${picture.path}`
  return [element('img', { className: ['slide-logo'], src, alt: '' }, []), ...furniture]
}
