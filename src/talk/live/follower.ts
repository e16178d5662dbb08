import type { StoreApi } from 'zustand/vanilla'
import { nearestSlide } from '../../deck/deck-link.ts'
import type { LivePosition } from '../../deck/live/live-messages.ts'
import type { ViewerState, ViewerStore } from '../../viewer/viewer-store.ts'

/** Where a talk stands, for a page that goes along with it. */
export type TalkPlace = Pick<LivePosition, 'slideNumber' | 'fragment' | 'block' | 'lit' | 'explored'>

/** What such a page knows. */
export interface Followed {
  /** Undefined until the first word. */
  position: TalkPlace | undefined
  /** False while the reader looks at another slide. */
  following: boolean
}

/** What covers the wall. */
export type Curtain = 'black' | 'white' | undefined

export interface Follower {
  /** The talk moved. */
  onPosition: (position: TalkPlace) => void
  /** The wall of the talk was blackened or whitened, or is open again. */
  onCurtain: (curtain: Curtain) => void
  /** Whether the reader may go further than the talk is. */
  onTogether: (together: boolean) => void
  /** The talk is over, or goes on after all: whoever it let go of is the reader's own. */
  onEnded: (ended: boolean) => void
  /** Goes to where the talk is, and along from there on. */
  rejoin: () => void
  /** Watches where the reader goes; the function returned ends it. */
  watch: () => () => void
}

/**
 * Takes a page along with a talk. Whoever turns to another slide stays there, until they come back to the talk's, or the
 * talk comes to theirs.
 */
export function createFollower(viewer: ViewerStore, store: StoreApi<Followed>): Follower {
  let moving = false
  let curtain: Curtain
  let [isOver, isTogether] = [false, false]
  const isAhead = (place?: TalkPlace) => isTogether && !isOver && isBeyond(viewer.getState(), place)
  /** What the talk had open last: what readers open themselves stays until that changes. */
  let explored: string | undefined
  /** The block that the talk has lit, while this page is with it. */
  let lit: string | undefined
  const go = ({ slideNumber, fragment, block, ...place }: TalkPlace) => {
    moving = true
    viewer.getState().show(slideNumber, fragment)
    if (viewer.getState().block !== block) viewer.getState().markBlock(block)
    if (place.explored !== explored || place.explored !== undefined)
      viewer.getState().setExplored(place.explored)
    explored = place.explored
    const wasLit = lit
    lit = place.lit && block
    if (lit !== wasLit || lit !== undefined) showLight(viewer, lit)
    moving = false
  }
  const rejoin = () => {
    const { position } = store.getState()
    store.setState({ following: true })
    if (position) go(position)
  }
  const onMove = (now: ViewerState, before: ViewerState) => {
    const { position } = store.getState()
    if (moving || !position || now.slideNumber === before.slideNumber) return
    if (isWith(now, position) || isAhead(position)) rejoin()
    else store.setState({ following: false })
  }
  return {
    rejoin,
    onPosition: (position) => {
      const following = store.getState().following || isWith(viewer.getState(), position) || isAhead(position)
      store.setState({ position, following })
      if (following && !isOver) go(position)
    },
    onCurtain: (next) => {
      if (next === curtain) return
      curtain = next
      showCurtain(viewer, curtain)
    },
    onTogether: (together) => {
      isTogether = together
      if (isAhead(store.getState().position)) rejoin()
    },
    onEnded: (ended) => {
      isOver = ended
    },
    watch: () =>
      viewer.subscribe((now, before) => {
        onMove(now, before)
        if (now.presenting === before.presenting) return
        showCurtain(viewer, curtain)
        if (lit !== undefined && store.getState().following) showLight(viewer, lit)
      }),
  }
}

/** Slides between the reader and the talk, however far beyond this deck's end the talk is. */
export function slidesAway(
  { slideNumber, deck }: Pick<ViewerState, 'slideNumber' | 'deck'>,
  position: TalkPlace | undefined,
): number {
  return position ? Math.abs(nearestSlide(position.slideNumber, deck.slideCount) - slideNumber) : 0
}

function isBeyond({ slideNumber }: ViewerState, position: TalkPlace | undefined): boolean {
  return position !== undefined && slideNumber > position.slideNumber
}

/** On a wall the others are dimmed; a reader's page marks the block, as it does any that is pointed at. */
function showLight(viewer: ViewerStore, lit: string | undefined): void {
  const { presenting, light } = viewer.getState()
  if (presenting) light(lit)
}

/** A page in present mode is a wall: it goes dark as the speaker's does. A reader's page doesn't. */
function showCurtain(viewer: ViewerStore, curtain: Curtain): void {
  const { presenting, curtain: shown, setCurtain } = viewer.getState()
  const wanted = presenting ? curtain : undefined
  if (wanted !== shown) setCurtain(wanted)
}

function isWith(viewer: ViewerState, position: TalkPlace): boolean {
  return slidesAway(viewer, position) === 0
}
