/**
 * Canonical combining classes, which JavaScript has no function for: normalization itself tells which of two marks
 * goes first. A mark overtakes another of a higher class, never one of its own class or a character of class 0.
 */

/** Marks of the lowest and of a high class: what either of them changes places with isn't of class 0. */
const LOWEST = '\u0334'
const HIGH = '\u0345'

function overtakes(second: string, first: string): boolean {
  return (first + second).normalize('NFD') === second.normalize('NFD') + first.normalize('NFD')
}

/** One mark of each class met so far, lowest class first. */
const representatives: string[] = [LOWEST]
const ranks = new Map<string, number>()

/**
 * 0 for a character that marks stand on; for marks a number that two of them share if they are of one class. The
 * numbers say nothing of which class is higher.
 */
export function markClass(char: string): number {
  const known = ranks.get(char)
  if (known !== undefined) return known
  const rank = findClass(char)
  ranks.set(char, rank)
  return rank
}

function findClass(char: string): number {
  if (char === LOWEST) return 1
  if (char.normalize('NFD') !== char) return 0
  const isMark = overtakes(LOWEST, char) || (overtakes(char, HIGH) && char !== HIGH)
  if (!isMark && char !== HIGH) return 0
  const same = representatives.findIndex((mark) => !overtakes(char, mark) && !overtakes(mark, char))
  if (same >= 0) return same + 1
  return representatives.push(char)
}
