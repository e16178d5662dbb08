import type { Locale } from '../deck/locale.ts'
import type { Translate } from './i18n.ts'

/** What the page with all of a deck's languages side by side is called. Japanese and English have a word of their own. */
export function parallelTitle(t: Translate, locales: readonly Locale[], locale: Locale): string {
  const isJapaneseAndEnglish = locales.length === 2 && locales.includes('ja') && locales.includes('en')
  if (isJapaneseAndEnglish) return t('pages.both')
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  const languages = locales.map((each) => names.of(each) ?? each).join(locale === 'ja' ? '・' : ', ')
  return t('pages.bothOf', { languages })
}
