/**
 * Pauses between attempts to reach a broker again: from half a second, doubled each time, to two seconds while a restart
 * is likely, and to 3.3 s after that: with chance added, five.
 */
const FIRST_PAUSE_MS = 500
const RESTART_PAUSE_MS = 2000
const LONGEST_PAUSE_MS = 3300
/** Attempts in which a server that was killed is likely to be back: some ten seconds. */
const RESTART_ATTEMPTS = 7

/**
 * ms to wait before attempt `attempt` (0 is the first after a loss). Between half of the pause and one and a half of it,
 * so that a hall that lost the network together doesn't come back at the same moment.
 */
export function reconnectionPauseMs(attempt: number, random: () => number = Math.random): number {
  const longestMs = attempt < RESTART_ATTEMPTS ? RESTART_PAUSE_MS : LONGEST_PAUSE_MS
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempt, 16), longestMs)
  return Math.round(pauseMs * (0.5 + random()))
}
