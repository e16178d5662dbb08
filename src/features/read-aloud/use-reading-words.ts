import { useTranslation } from 'react-i18next'
import { addReadingMessages } from '../../i18n/read-aloud-messages.ts'

/** The words of reading aloud, added to the page's own when first used. */
export function useReadingWords() {
  const { i18n } = useTranslation()
  addReadingMessages(i18n)
  return useTranslation('readAloud').t
}
