import type { IndexEntry } from '../../deck/types.ts'

/** A tile of the overview: a slide, or the slides of a group that show one thing grow, on one stack. */
export interface TileSlides {
  /** The slide that the tile shows: of a group the last, which has all of it. */
  entry: IndexEntry
  /** 1-based, the same for a slide alone. */
  first: number
  last: number
}

/** Slides of one group that follow one another are one tile. */
export function stackSlides(entries: readonly IndexEntry[]): TileSlides[] {
  const tiles: TileSlides[] = []
  for (const entry of entries) {
    const { slideNumber, build, section } = entry
    const before = tiles.at(-1)
    const goesOn = build !== undefined && before?.entry.build === build && before.entry.section === section
    if (goesOn && before.last === slideNumber - 1) {
      before.entry = entry
      before.last = slideNumber
    } else tiles.push(tileOf(entry))
  }
  return tiles
}

/** A slide by itself. */
export function tileOf(entry: IndexEntry): TileSlides {
  return { entry, first: entry.slideNumber, last: entry.slideNumber }
}

export function hasSlide({ first, last }: TileSlides, slideNumber: number): boolean {
  return first <= slideNumber && slideNumber <= last
}

/** Where a tile leads: to the slide that is shown already, else to the first of its group. */
export function targetOf(tile: TileSlides, slideNumber: number): number {
  return hasSlide(tile, slideNumber) ? slideNumber : tile.first
}
