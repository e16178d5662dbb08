import { useTranslation } from 'react-i18next'
import './typed-number.css'

/** The digits that were typed so far, until Enter goes there. */
export function TypedNumber({ digits }: { digits: string }) {
  const { t } = useTranslation()
  return (
    <p className="typed-number" role="status">
      {digits && t('goTo.typed', { number: digits })}
    </p>
  )
}
