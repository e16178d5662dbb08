import { compileDeck } from './compile.ts'
import { DeckError, type Problem } from './read/problem.ts'

/** All that is wrong with a deck's folder, without building it; none where it can be shown. */
export async function checkFolder(folder: string): Promise<readonly Problem[]> {
  try {
    await compileDeck(folder)
    return []
  } catch (error) {
    if (error instanceof DeckError) return error.problems
    throw error
  }
}
