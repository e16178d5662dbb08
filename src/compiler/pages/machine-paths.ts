import type { Locale } from '../../deck/locale.ts'

/** Path below the base of what a device installs the deck by. */
export function webManifestPath(locale: Locale): string {
  return `${locale}/manifest.webmanifest`
}

/** Path below the base of what oEmbed says of a slide. */
export function oembedPath(locale: Locale, slideNumber: number): string {
  return `oembed/${locale}/${String(slideNumber)}.json`
}
