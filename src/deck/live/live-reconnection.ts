/** Pauses between attempts to reach a broker again: from half a second, doubled each time, to 3.3 s: with chance added, five. */
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 3300

/**
 * ms to wait before attempt `attempt` (0 is the first after a loss). Between half of the pause and one and a half of it,
 * so that a hall that lost the network together doesn't come back at the same moment.
 */
export function reconnectionPauseMs(attempt: number, random: () => number = Math.random): number {
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempt, 16), LONGEST_PAUSE_MS)
  return Math.round(pauseMs * (0.5 + random()))
}
