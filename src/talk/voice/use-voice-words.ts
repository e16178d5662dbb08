import { useTranslation } from 'react-i18next'
import { addVoiceMessages } from '../../i18n/voice-messages.ts'

/** The words of voices, added to the page's own when first used. */
export function useVoiceWords() {
  const { i18n } = useTranslation()
  addVoiceMessages(i18n)
  return useTranslation('voice').t
}
