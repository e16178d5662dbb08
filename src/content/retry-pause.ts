const PAUSES_MS = [1000, 2000, 4000, 8000, 15_000] as const

/**
 * Milliseconds until what could not be had is asked for again by itself, after so many times in vain; the last goes on.
 * Nobody in a hall should have to press a button once a network or server is back, which not every browser tells.
 */
export function retryPauseMs(times: number): number {
  return PAUSES_MS[Math.min(times, PAUSES_MS.length - 1)] ?? 0
}
