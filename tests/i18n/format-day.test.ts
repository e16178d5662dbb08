import { describe, expect, it } from 'vitest'
import { LOCALES } from '../../src/deck/locale.ts'
import { formatDay } from '../../src/i18n/format-day.ts'
import { readyI18n } from '../../src/i18n/i18n.ts'

describe.each(LOCALES)('a day in %s', (locale) => {
  it('is written as browsers write it, in each month', async () => {
    const { t } = await readyI18n(locale)
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
    for (let month = 1; month <= 12; month++) {
      const day = `2023-${String(month).padStart(2, '0')}-0${String((month % 9) + 1)}`
      expect(formatDay(day, t)).toBe(format.format(new Date(day)))
    }
    expect(formatDay('1999-12-31', t)).toBe(format.format(new Date('1999-12-31')))
  })
})
