/** What a page showed, from a moment on: `slide` is undefined where it showed none, or was not there. */
export interface Seen {
  ms: number
  slide: number | undefined
}

/** A turn of the talk. */
export interface Turn {
  ms: number
  slide: number
}

/** How a page went along with a talk. */
export interface Followed {
  /** Turns whose slide the page showed while it was theirs. */
  turnsSeen: number
  /** ms of the longest time without a break in which it showed another slide than the talk's. */
  longestWrongMs: number
  /** The slide that the talk was at when that began. */
  worstAt: number | undefined
  /** ms from each turn seen until it was. */
  latenciesMs: number[]
}

/** `turns` and `seen` in their order; the talk ends at `endMs`. Pages that show nothing are not wrong. */
export function followedBy(turns: readonly Turn[], seen: readonly Seen[], endMs: number): Followed {
  const talk = (ms: number) => turns.findLast((turn) => turn.ms <= ms)?.slide
  const page = (ms: number) => seen.findLast((one) => one.ms <= ms)?.slide
  const isWrong = (ms: number) => page(ms) !== undefined && talk(ms) !== undefined && page(ms) !== talk(ms)
  const times = [...turns, ...seen]
    .map(({ ms }) => ms)
    .filter((ms) => ms <= endMs)
    .sort((one, other) => one - other)
  let since: number | undefined
  let longest: { ms: number; at: number | undefined } = { ms: 0, at: undefined }
  for (const ms of [...times, endMs]) {
    if (since !== undefined && ms - since > longest.ms) longest = { ms: ms - since, at: talk(since) }
    since = isWrong(ms) ? (since ?? ms) : undefined
  }
  const latenciesMs = turns.flatMap((turn, index) => {
    const until = turns[index + 1]?.ms ?? endMs
    if (page(turn.ms) === turn.slide) return [0]
    const came = seen.find(({ ms, slide }) => ms >= turn.ms && ms < until && slide === turn.slide)
    return came ? [came.ms - turn.ms] : []
  })
  return {
    turnsSeen: latenciesMs.length,
    longestWrongMs: longest.ms,
    worstAt: longest.at,
    latenciesMs,
  }
}

/** A row for each page, and a line that says whether one was on a wrong slide for longer than `limitMs`. */
export function wrongSlidesTable(
  pages: Readonly<Record<string, Followed>>,
  turnCount: number,
  limitMs = 5000,
): string {
  const seconds = (ms: number) => (ms / 1000).toFixed(2)
  const rows = Object.entries(pages).map(([name, { turnsSeen, longestWrongMs, worstAt, latenciesMs }]) => {
    const sorted = [...latenciesMs].sort((one, other) => one - other)
    const p95 = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? NaN
    const at = worstAt === undefined ? '' : ` (at ${String(worstAt)})`
    return `| ${name} | ${String(turnsSeen)} of ${String(turnCount)} | ${seconds(longestWrongMs)}${at} | ${seconds(p95)} |`
  })
  const late = Object.entries(pages).filter(([, { longestWrongMs }]) => longestWrongMs > limitMs)
  return [
    '| Page | Turns seen | Longest on a wrong slide (s) | p95 (s) |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    late.length === 0
      ? `none above ${String(limitMs / 1000)} s`
      : `above ${String(limitMs / 1000)} s: ${late.map(([name]) => name).join(', ')}`,
  ].join('\n')
}
