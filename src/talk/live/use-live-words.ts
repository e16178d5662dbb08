import { useTranslation } from 'react-i18next'
import { addLiveMessages } from '../../i18n/live-messages.ts'

/** The words of live talks, added to the page's own when first used. */
export function useLiveWords() {
  const { i18n } = useTranslation()
  addLiveMessages(i18n)
  return useTranslation('live').t
}
export type LiveWords = ReturnType<typeof useLiveWords>
