interface Line {
  saveData?: boolean
  effectiveType?: string
}

/**
 * False where what nobody has asked for yet would cost the reader: on a slow line, and where data is to be saved. A
 * browser that doesn't tell (Firefox, Safari) is taken for one on a good line.
 */
export function mayFetchAhead(): boolean {
  const { connection } = navigator as Navigator & { connection?: Line }
  return connection?.saveData !== true && (connection?.effectiveType ?? '4g') === '4g'
}
