import type { LocalText, ShelfTalk } from './shelf-talk.ts'

/** Another talk of the shelf, as a talk's pages offer it. */
export interface OtherTalk extends Pick<
  ShelfTalk,
  'name' | 'title' | 'event' | 'given' | 'locales' | 'covers'
> {
  speaker: LocalText
  /** Works that both cite. */
  shared: number
}

/** Path below the shelf's base of what a talk offers. */
export function otherTalksPath(name: string): string {
  return `talks/${name}.json`
}
