import { useTranslation } from 'react-i18next'
import { addExploreMessages } from '../../i18n/explore-messages.ts'

/** The words of explorable figures, added to the page's own when first used. */
export function useExploreWords() {
  const { i18n } = useTranslation()
  addExploreMessages(i18n)
  return useTranslation('explore').t
}
