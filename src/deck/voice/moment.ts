/** ms of a moment as links write it: `12m30s`, `1h2m`, `90s` or `90`; undefined for anything else. */
export function parseMoment(text: string): number | undefined {
  const [, hours, minutes, seconds] = /^(?:(\d{1,2})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s?)?$/.exec(text) ?? []
  if (hours === undefined && minutes === undefined && seconds === undefined) return undefined
  return ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)) * 1000
}

/** The inverse, to the second: `1h2m3s`, `12m30s`, `5s`. */
export function formatMoment(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000))
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  const parts = [
    ...(hours > 0 ? [`${String(hours)}h`] : []),
    ...(minutes > 0 ? [`${String(minutes)}m`] : []),
    ...(seconds > 0 || total === 0 ? [`${String(seconds)}s`] : []),
  ]
  return parts.join('')
}
