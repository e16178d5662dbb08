import type { Locale } from '../locale.ts'

/** Path below the base of a recording that lies in the deck's folder, or of what is made of it. */
export function recordingPath(name: string, ending = '.colloquium'): string {
  return `recordings/${name}${ending}`
}

/** Path below the base of the feed of a deck's recordings. */
export function feedPath(locale: Locale): string {
  return `${locale}/recordings.xml`
}
