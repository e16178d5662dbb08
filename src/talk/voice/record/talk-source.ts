import type { ViewerStore } from '../../../viewer/viewer-store.ts'
import { deckSide } from '../../live/podium/deck-side.ts'
import { watchRoom } from '../../live/podium/podium-commands.ts'
import type { TalkSource } from './event-log.ts'

/** What is drawn on a page's slides. */
export type WatchInk = TalkSource['watchInk']

/** The deck's own page as it is recorded: what it shows is what the hall sees. */
export function deckSource(store: ViewerStore, watchInk: WatchInk): TalkSource {
  const nothing = () => undefined
  return { ...deckSide(store, { next: nothing, previous: nothing, point: nothing }), watchInk, watchRoom }
}
