import type { Locale } from '../../deck/locale.ts'
import type { ShelfTalk } from '../../deck/shelf/shelf-talk.ts'
import type { PagePicture } from '../pages/head-tags.ts'
import type { Site } from '../pages/site-address.ts'
import type { ShelfFile } from '../read/shelf-schema.ts'

/** What the pages of a shelf itself are made from. */
export interface ShelfOptions {
  shelf: ShelfFile
  /** In the order in which they are shown. */
  talks: readonly ShelfTalk[]
  site: Site
  /** Scripts and stylesheets, as paths below the shelf's base. */
  files: {
    /** Code that runs before anything is painted. */
    early: string
    script: string
    styles: readonly string[]
  }
  /** False leaves the policy out, for a server that puts scripts of its own into the pages. */
  policy: boolean
  /** Names of the pictures for link previews, by language; none where no pictures are made. */
  cards: Partial<Record<Locale, PagePicture>>
}

/** The talks that the owner put first, then the others, the newest first. */
export function orderTalks<T extends Pick<ShelfTalk, 'name' | 'given' | 'published'>>(
  talks: readonly T[],
  order: readonly string[],
): T[] {
  const place = ({ name }: T) => (order.includes(name) ? order.indexOf(name) : order.length)
  const day = ({ given, published }: T) => `${given} ${published ?? ''}`
  return [...talks].sort((a, b) => place(a) - place(b) || compare(day(b), day(a)) || compare(a.name, b.name))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
