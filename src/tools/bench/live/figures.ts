/** ms that half, 95 % and 99 % of the values don't exceed. */
export function percentiles(valuesMs: readonly number[]): string[] {
  const sorted = Float64Array.from(valuesMs).sort()
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
  return [0.5, 0.95, 0.99].map((part) => at(part).toFixed(1))
}

/** Waits. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
