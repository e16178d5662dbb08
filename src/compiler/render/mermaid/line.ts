/** A line of a diagram's source. */
export interface Line {
  text: string
  number: number
}

/** What is said of a line that would be missing from the picture. */
export function leftOut({ text, number }: Line): Error {
  return new Error(
    `line ${String(number)}: “${text}” can’t be drawn here; write it in another way, or leave it out`,
  )
}

/** What is said of a group of lines that goes on to the end. */
export function unended({ text, number }: Line): Error {
  return new Error(`line ${String(number)}: “${text}” has no end`)
}

/** A diagram's source as the library reads all of it, and what must be read in its picture, with the lines that say it. */
export interface ReadableDiagram {
  source: string
  words: readonly Line[]
}
