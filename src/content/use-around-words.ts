import { useTranslation } from 'react-i18next'
import { addAroundMessages } from '../i18n/around-messages.ts'

/** The words of what belongs to a slide, added to the page's own when first used. */
export function useAroundWords() {
  const { i18n } = useTranslation()
  addAroundMessages(i18n)
  return useTranslation('around').t
}
