import { formatDeckLink, type DeckPage } from '../../deck/deck-link.ts'
import type { Locale } from '../../deck/locale.ts'
import type { DeckSummary } from '../../deck/types.ts'
import { webManifestPath } from '../pages/machine-paths.ts'
import type { SiteFile } from '../pages/site-file.ts'
import { translatorOf } from '../pages/translator.ts'

/** What a device shows of the deck once it is installed: a manifest a language, all addresses relative to itself. */
export function webManifest(deck: DeckSummary, locale: Locale, pages: readonly DeckPage[]): SiteFile {
  const t = translatorOf(locale)
  const below = (page: DeckPage) => `../${formatDeckLink({ locale, page })}`
  const icon = (file: string, sizes: string, purpose: string) => ({
    src: `../${file}`,
    sizes,
    type: file.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
    purpose,
  })
  const shortcuts = [
    ['deck', t('pages.deckPage')],
    ['speaker', t('help.keys.speaker')],
    ['transcript', t('pages.transcript')],
    ['references', t('document.references')],
  ] as const
  const manifest = {
    name: deck.title[locale],
    short_name: deck.title[locale],
    description: deck.description[locale],
    lang: locale,
    start_url: './',
    scope: '../',
    display: 'standalone',
    background_color: '#fcfcf9',
    theme_color: '#fcfcf9',
    categories: ['education'],
    icons: [
      icon('icon.svg', 'any', 'any'),
      icon('icon-192.png', '192x192', 'any'),
      icon('icon-512.png', '512x512', 'any'),
      icon('icon-maskable-512.png', '512x512', 'maskable'),
    ],
    shortcuts: shortcuts
      .filter(([page]) => page === 'deck' || page === 'speaker' || pages.includes(page))
      .map(([page, name]) => ({
        name,
        url: below(page),
        icons: [{ src: '../icon-192.png', sizes: '192x192', type: 'image/png' }],
      })),
  }
  return { path: webManifestPath(locale), content: JSON.stringify(manifest) }
}
