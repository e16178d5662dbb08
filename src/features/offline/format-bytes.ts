import type { Locale } from '../../deck/locale.ts'

const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const

/** `8.4 MB`, in the unit that leaves one to three digits before the point. */
export function formatBytes(bytes: number, locale: Locale): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3) - 1))
  const value = bytes / 1000 ** (power + 1)
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[power] ?? 'kilobyte',
    maximumFractionDigits: value < 100 && power > 0 ? 1 : 0,
  }).format(value)
}
