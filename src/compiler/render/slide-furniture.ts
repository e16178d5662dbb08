import { basename } from 'node:path'
import type { Element } from 'hast'
import type { Locale } from '../../deck/locale.ts'
import { PictureFault } from '../read/pictures.ts'
import { element, text } from './hast.ts'
import type { RenderContext } from './render-context.ts'

/** Logo and footer of the deck's look, the same on every slide: seen, and not read again and again. */
export async function slideFurniture(locale: Locale, { source, report }: RenderContext): Promise<Element[]> {
  const { logo, footer } = source.deck.look ?? {}
  const words = typeof footer === 'object' ? footer[locale] : footer
  const furniture = words
    ? [element('span', { className: ['slide-footer'], ariaHidden: 'true' }, [text(words)])]
    : []
  if (!logo) return furniture
  try {
    const { path } = await source.pictures.load(basename(logo.image))
    return [element('img', { className: ['slide-logo'], src: `../../${path}`, alt: '' }, []), ...furniture]
  } catch (error) {
    if (!(error instanceof PictureFault)) throw error
    report({ file: `${source.name}/images/${error.picture}`, line: error.line, message: error.message })
    return furniture
  }
}
