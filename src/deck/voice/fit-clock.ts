/** A piece of audio came at `atMs` of the page's clock, counted from the recorder's start. */
export type Arrival = number

/** Where a moment of the page's clock is in the audio: straight lines between the anchors. */
export interface ClockMap {
  anchors: readonly { wallMs: number; mediaMs: number }[]
}

/** A sound card's clock may be off by so much; more is a gap in the sound. */
const MOST_DRIFT = 0.001
/** ms by which audio and clock may differ in any recording: the encoder's and the browser's own delay. */
const SLACK_MS = 150

/**
 * Puts the page's clock and the audio's on one: they run apart by the sound card's drift (a second in an hour at 300 ppm),
 * and where the machine slept the audio has nothing at all. `arrivals` are the times at which the pieces of audio came,
 * the last being its end, `mediaMs` how long the audio is.
 */
export function fitClock(arrivals: readonly Arrival[], mediaMs: number): ClockMap {
  const wallMs = arrivals.at(-1) ?? mediaMs
  const gaps = gapsOf(arrivals, wallMs - mediaMs)
  const anchors = [{ wallMs: 0, mediaMs: 0 }]
  const ran = wallMs - gaps.reduce((sum, { lostMs }) => sum + lostMs, 0)
  const rate = ran > 0 && Math.abs(ran - mediaMs) <= SLACK_MS + ran * MOST_DRIFT ? steady(mediaMs / ran) : 1
  let lost = 0
  for (const { fromMs, lostMs } of gaps) {
    anchors.push({ wallMs: fromMs, mediaMs: (fromMs - lost) * rate })
    lost += lostMs
    anchors.push({ wallMs: fromMs + lostMs, mediaMs: (fromMs + lostMs - lost) * rate })
  }
  anchors.push({ wallMs, mediaMs: (wallMs - lost) * rate })
  return { anchors }
}

/** What is off by more than any sound card is off by something else: the encoder's delay in a short recording. */
function steady(rate: number): number {
  return Math.abs(rate - 1) <= MOST_DRIFT ? rate : 1
}

/** The longest waits between two pieces, as many as it takes to explain what is missing of the audio. */
function gapsOf(arrivals: readonly Arrival[], missingMs: number): { fromMs: number; lostMs: number }[] {
  const total = arrivals.at(-1) ?? 0
  if (missingMs <= SLACK_MS + total * MOST_DRIFT) return []
  const waits = arrivals.map((at, index) => ({
    fromMs: arrivals[index - 1] ?? 0,
    ms: at - (arrivals[index - 1] ?? 0),
  }))
  const usual = waits.map(({ ms }) => ms).sort((a, b) => a - b)[waits.length >> 1] ?? 0
  const gaps: { fromMs: number; lostMs: number }[] = []
  let rest = missingMs
  for (const { fromMs, ms } of waits.sort((a, b) => b.ms - a.ms)) {
    const lostMs = Math.min(rest, ms - usual)
    if (lostMs <= SLACK_MS) break
    gaps.push({ fromMs, lostMs })
    rest -= lostMs
  }
  return gaps.sort((a, b) => a.fromMs - b.fromMs)
}

/** ms of the audio at a moment of the page's clock. */
export function mediaTime({ anchors }: ClockMap, wallMs: number): number {
  const after = anchors.findIndex((anchor) => anchor.wallMs >= wallMs)
  const right = anchors[after === -1 ? anchors.length - 1 : after]
  const left = anchors[after === -1 ? anchors.length - 2 : after - 1]
  if (!right) return wallMs
  if (!left || right.wallMs === left.wallMs) return right.mediaMs
  const share = (wallMs - left.wallMs) / (right.wallMs - left.wallMs)
  return left.mediaMs + Math.min(1, share) * (right.mediaMs - left.mediaMs)
}
