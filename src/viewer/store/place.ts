import type { Passage } from '../../deck/passage.ts'
import { nearestSlide, type DeckPage } from '../../deck/deck-link.ts'
import type { DeckSummary } from '../../deck/types.ts'
import type { Dialogs } from './dialogs.ts'
import { NONE_EXPLORED, type Explored } from './explored.ts'
import type { Giving } from './giving.ts'
import type { SetState } from './set-state.ts'

/**
 * How the position came about. A `step` (next, previous) replaces the address, a `jump` (contents, search, transcript,
 * go to) adds to the history, `history` came from Back or Forward and leaves the address alone.
 */
export type Move = 'step' | 'jump' | 'history'

/** Where in the deck the page stands, and what is marked there. */
export interface Place {
  deck: DeckSummary
  /** The deck's page is left with the first move. */
  page: DeckPage
  /** 1-based. */
  slideNumber: number
  /** Steps shown inside the slide: -1 before the first. */
  fragment: number
  /** The step that was asked for from outside and that the stage has yet to show; `Infinity` for all. */
  fragmentAsked: number | undefined
  /** The marked block, `b3`; undefined when none is. */
  block: string | undefined
  /** Words that a link pointed at, with or without its slide being shown; undefined when there are none. */
  passage: Passage | undefined
  /** The slides of an imported deck stand beside what they were made of. */
  comparing: boolean
  lastMove: Move
  /** Counts how often a place was asked for: who asks for where the reader is already means it too. */
  moves: number

  /** Numbers beyond the deck lead to its nearest slide. `block` is marked there; without it none is. */
  goTo: (slideNumber: number, move: Move, block?: string) => void
  /** Goes to a step of a slide, as a speaker view asks; the stage says by `arrive` what it could show. */
  show: (slideNumber: number, fragment: number) => void
  /** Where reveal.js stands after it moved: the store follows. */
  arrive: (slideNumber: number, fragment: number) => void
  /** Pointing at a block marks it on the slide and in the transcript; undefined takes the mark away. */
  markBlock: (block: string | undefined) => void
  /** Lights one block in present mode and dims the others; undefined puts the light out. */
  light: (block: string | undefined) => void
  setPassage: (passage: Passage | undefined) => void
  stopComparing: () => void
}

/** Where a page stands when it is opened. */
export type PlaceStart = Pick<Place, 'deck' | 'page' | 'slideNumber'> &
  Partial<Pick<Place, 'block' | 'passage' | 'comparing'>>

export function createPlace(set: SetState<Place & Explored & Giving & Dialogs>, start: PlaceStart): Place {
  return {
    ...{ deck: start.deck, page: start.page, slideNumber: start.slideNumber },
    ...{ fragment: -1, fragmentAsked: undefined },
    ...{ block: start.block, passage: start.passage },
    comparing: start.comparing ?? false,
    lastMove: 'history',
    moves: 0,

    goTo: (slideNumber, move, block) => {
      set(({ deck, moves }) => ({
        moves: moves + 1,
        slideNumber: nearestSlide(slideNumber, deck.slideCount),
        fragment: -1,
        fragmentAsked: undefined,
        block,
        page: 'slide',
        lastMove: move,
        curtain: undefined,
        notice: undefined,
        ...NONE_EXPLORED,
      }))
    },
    show: (asked, fragment) => {
      set((state) => {
        const slideNumber = nearestSlide(asked, state.deck.slideCount)
        const stays = slideNumber === state.slideNumber
        if (stays && fragment === (state.fragmentAsked ?? state.fragment)) return state
        return {
          ...{ slideNumber, fragmentAsked: fragment, block: undefined, page: 'slide', lastMove: 'step' },
          ...(!stays && { fragment: -1, notice: undefined, ...NONE_EXPLORED }),
        }
      })
    },
    arrive: (slideNumber, fragment) => {
      set((state) =>
        slideNumber === state.slideNumber
          ? { fragment, fragmentAsked: undefined }
          : {
              ...{ slideNumber, fragment, fragmentAsked: undefined, block: undefined, page: 'slide' },
              ...{ lastMove: 'step', notice: undefined, ...NONE_EXPLORED },
            },
      )
    },
    markBlock: (block) => {
      set({ block })
    },
    light: (block) => {
      set(block === undefined ? { spotlight: false } : { spotlight: true, block })
    },
    setPassage: (passage) => {
      set({ passage })
    },
    stopComparing: () => {
      set({ comparing: false, page: 'slide', lastMove: 'step' })
    },
  }
}

/** The block that is all that is lit; undefined while the whole slide is. */
export function litBlock({
  presenting,
  spotlight,
  block,
}: Pick<Place, 'block'> & Pick<Giving, 'presenting' | 'spotlight'>): string | undefined {
  return presenting && spotlight ? block : undefined
}
