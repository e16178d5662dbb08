import type { DeckPage } from '../../deck/deck-link.ts'
import type { SetState } from './set-state.ts'

/** The explorable figure that is open on the slide. */
export interface Explored {
  /** Its block with what is set in it, as links say it (deck/explore); undefined: none. */
  explored: string | undefined
  /** It fills a dialog, and doesn't stand in the figure's place. */
  exploredLarge: boolean

  /** Opens an explorable figure, changes what is set in it, or closes it. `large` stays as it is where it isn't said. */
  setExplored: (explored: string | undefined, large?: boolean) => void
}

/** An explorable figure goes with its slide. */
export const NONE_EXPLORED = { explored: undefined, exploredLarge: false } as const

export function createExplored(
  set: SetState<Explored & { page: DeckPage }>,
  explored: string | undefined,
): Explored {
  return {
    explored,
    exploredLarge: false,

    setExplored: (explored, large) => {
      set((state) => ({
        explored,
        exploredLarge: explored !== undefined && (large ?? state.exploredLarge),
        // The deck's page is left with the first thing that a link can say.
        ...(explored !== undefined && { page: 'slide' }),
      }))
    },
  }
}
