import { otherTalksPath, type OtherTalk } from '../../deck/shelf/other-talks.ts'
import type { ShelfTalk } from '../../deck/shelf/shelf-talk.ts'
import type { SiteFile } from '../pages/site-file.ts'

/** Talks that a talk offers: all others are on the shelf's page. */
const MOST_OFFERED = 6

/**
 * What each talk offers after it: those that cite the same works first, then what follows on the shelf. A file of its own
 * for each, so that a talk's pages stay as they are when another changes.
 */
export function* otherTalksFiles(talks: readonly ShelfTalk[]): Generator<SiteFile> {
  const citing = new Map<string, number[]>()
  for (const [place, { works }] of talks.entries())
    for (const { id } of works) citing.set(id, [...(citing.get(id) ?? []), place])
  for (const [place, talk] of talks.entries())
    yield { path: otherTalksPath(talk.name), content: JSON.stringify(otherTalks(talks, place, citing)) }
}

function otherTalks(
  talks: readonly ShelfTalk[],
  place: number,
  citing: ReadonlyMap<string, readonly number[]>,
): OtherTalk[] {
  const shared = new Map<number, number>()
  for (const { id } of talks[place]?.works ?? [])
    for (const other of citing.get(id) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
  const sharing = [...shared.keys()]
    .filter((other) => other !== place)
    .sort((a, b) => (shared.get(b) ?? 0) - (shared.get(a) ?? 0) || a - b)
  // From the talk on to the end of the shelf, and then from its beginning: every talk is offered by some other.
  const following = talks.map((_, index) => (place + 1 + index) % talks.length)
  const offered = new Set([...sharing, ...following].filter((other) => other !== place))
  return [...offered].slice(0, MOST_OFFERED).flatMap((other) => {
    const talk = talks[other]
    if (!talk) return []
    const { name, title, speaker, event, given, locales, covers } = talk
    return [{ name, title, speaker, event, given, locales, covers, shared: shared.get(other) ?? 0 }]
  })
}
