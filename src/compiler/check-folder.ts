import { compileDeck } from './compile.ts'
import { DeckError, type Problem } from './read/problem.ts'

/**
 * All that is wrong with a deck's folder, without building it; none where it can be shown. `drawn: false` leaves out what
 * only drawing finds, half of the time: right for words without pictures, figures or formulas of others.
 */
export async function checkFolder(
  folder: string,
  options: { drawn?: boolean } = {},
): Promise<readonly Problem[]> {
  try {
    await compileDeck(folder, options)
    return []
  } catch (error) {
    if (error instanceof DeckError) return error.problems
    throw error
  }
}
