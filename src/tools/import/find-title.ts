import type { CleanLine } from './clean-lines.ts'
import type { BarePage } from './running-heads.ts'

export interface FoundTitle {
  /** Undefined where the page has no words. */
  title: CleanLine | undefined
  rest: CleanLine[]
}

/**
 * The title of a page whose lines have no places. Many tools write the body first, then the page number, then the title:
 * so it is the line after the number; where that is missing or last, the first line that is no bullet.
 */
export function findTitle({ lines, numberAt }: BarePage): FoundTitle {
  const isBullet = ({ text }: CleanLine) => /^[•●■◆・\-–※]/.test(text.trim())
  const after = numberAt === undefined ? undefined : lines[numberAt]
  const title = after && !isBullet(after) ? after : (lines.find((line) => !isBullet(line)) ?? lines[0])
  return { title, rest: lines.filter((line) => line !== title) }
}
