import { nearestSlide, parseDeckLink } from './deck-link.ts'

/** What a person reads in a path: its escapes written out, those that mean nothing left as they are. */
export function readablePath(path: string): string {
  return path.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes)
    } catch {
      return escapes
    }
  })
}

/** The slide that an unknown path below the base means most likely: `/ja/４１/`, `/ja/ 41/`, `/slides/41.html`. */
export function slideOfPath(path: string, slideCount: number): number {
  const readable = readablePath(path).normalize('NFKC')
  const known = parseDeckLink(readable)?.slideNumber
  // An escape that means nothing is no number either.
  const [number] = readable.replace(/%[0-9a-f]{2}/gi, '').match(/\d+(?!.*\d)/) ?? []
  return nearestSlide(known ?? Number(number?.slice(0, 7) ?? 1), slideCount)
}
