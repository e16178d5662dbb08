/** What a tool may take: seconds of computing without a turn to anything else, MB that it holds. */
export interface Limits {
  partSeconds: number
  wholeSeconds: number
  partMb: number
  allMb: number
  /** With the programs that it starts. */
  togetherMb: number
}

export function heapOptions(): string[]
export function runWatched(
  args: readonly string[],
  options?: { cwd?: string; tell?: (line: string) => void; limits?: Partial<Limits> },
): Promise<number | NodeJS.Signals>
export function runUnwatched(
  args: readonly string[],
  options?: { cwd?: string },
): Promise<number | NodeJS.Signals>
