import type { Ended, Part } from './part.ts'

/** How each part ended, by its name. */
export type Results = ReadonlyMap<string, Ended>

/** Runs a part; `alone` says that no other runs beside it. */
export type Run = (part: Part, alone: boolean) => Promise<Ended>

/**
 * Runs parts in their order, side by side as far as the cores go. Each runs though another failed, save those that need
 * what the other makes.
 */
export async function runParts(parts: readonly Part[], cores: number, run: Run): Promise<Results> {
  const results = new Map<string, Ended>()
  const running = new Map<Part, Promise<void>>()
  const waiting = new Set(parts)
  const needOf = (part: Part) => Math.min(part.cores, cores)
  const isFree = (part: Part) =>
    [...running.keys()].reduce((used, other) => used + needOf(other), 0) + needOf(part) <= cores
  while (waiting.size > 0 || running.size > 0) {
    for (const part of waiting) {
      const before = (part.after ?? []).map((name) => results.get(name))
      if (before.some((ended) => ended?.ok === false)) {
        results.set(part.name, {
          ok: false,
          how: `was not run, for want of: ${part.after?.join(', ')}`,
          ms: 0,
        })
        waiting.delete(part)
      } else if (before.every((ended) => ended?.ok) && isFree(part)) {
        waiting.delete(part)
        const alone = needOf(part) === cores
        running.set(
          part,
          run(part, alone).then((ended) => {
            results.set(part.name, ended)
            running.delete(part)
          }),
        )
      }
    }
    await Promise.race(running.values())
  }
  return results
}
