import { useTranslation } from 'react-i18next'
import type { Locale } from '../../deck/locale.ts'
import { interfaceLocale } from '../../i18n/i18n.ts'
import { addReadingMessages } from '../../i18n/read-aloud-messages.ts'

/** The words of reading aloud, added to the page's own when first used. */
export function useReadingWords() {
  const { i18n } = useTranslation()
  addReadingMessages(i18n)
  return useTranslation('readAloud').t
}

/** What a language is called in the reader's: “Japanese”, “日本語”, “japonés”. */
export function useLanguageName(): (locale: Locale) => string {
  const { i18n } = useTranslation()
  const names = new Intl.DisplayNames(interfaceLocale(i18n), { type: 'language' })
  return (locale) => names.of(locale) ?? locale
}
