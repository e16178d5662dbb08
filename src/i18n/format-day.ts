import type { Translate } from './i18n.ts'

/**
 * A day (`2023-03-24`) as the reader's language writes it. `Intl.DateTimeFormat` writes the same, but a phone's browser takes
 * 40 to 80 ms until it has written its first date, and each page has one.
 */
export function formatDay(isoDay: string, t: Translate): string {
  const [year = '', month = '', day = ''] = isoDay.split('-')
  const months = t('date.months').split(' ')
  return t('date.day', { year, month: months[Number(month) - 1] ?? month, day: String(Number(day)) })
}
