import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SEND_TARGETS, sendAddress } from './send-targets.ts'

/** Plain links to where people pass things on, and the system's own sheet where there is one. */
export function SendLinks({ url, text }: { url: string; text: string }) {
  const { t } = useTranslation()
  return (
    <section className="share-send" aria-label={t('share.send')}>
      <h3>{t('share.send')}</h3>
      <ul>
        {SEND_TARGETS.map((target) => (
          <li key={target}>
            <a
              className="button"
              href={sendAddress(target, url, text)}
              rel="noopener noreferrer"
              {...(target !== 'mail' && { target: '_blank' })}
            >
              {t(`share.targets.${target}`)}
            </a>
          </li>
        ))}
        {'share' in navigator && (
          <li>
            <SystemShare url={url} text={text} />
          </li>
        )}
      </ul>
    </section>
  )
}

function SystemShare({ url, text }: { url: string; text: string }) {
  const { t } = useTranslation()
  const [failed, setFailed] = useState(false)
  const onShare = async () => {
    setFailed(false)
    try {
      await navigator.share({ title: text, url })
    } catch (error) {
      // Closing the sheet is no failure.
      setFailed(!(error instanceof DOMException && error.name === 'AbortError'))
    }
  }
  return (
    <>
      <button type="button" className="button" onClick={() => void onShare()}>
        {t('share.system')}
      </button>
      <span role="status">{failed && t('share.systemFailed')}</span>
    </>
  )
}
