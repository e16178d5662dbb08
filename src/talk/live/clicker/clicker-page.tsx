import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LiveLink } from '../../../deck/live/live-link.ts'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import { takeLiveLink, type LiveAddress } from '../live-session.ts'
import { useLiveSession } from '../use-live-session.ts'
import { useLiveWords } from '../use-live-words.ts'
import { ClickerDesk, type ClickerDeskProps } from './clicker-desk.tsx'
import { ClickerMessage } from './clicker-message.tsx'
import './clicker.css'

interface ClickerPageProps extends Pick<ClickerDeskProps, 'slides' | 'plan' | 'Keys'> {
  address: LiveAddress
}

/** The speaker's phone as a clicker: next and previous, what is said, the time, the laser. */
export function ClickerPage({ address, ...desk }: ClickerPageProps) {
  const { t } = useTranslation()
  const title = useViewerState(({ deck, locale }) => deck.title[locale])
  return (
    <main className="clicker">
      <h1 className="visually-hidden">{t('clicker.pageTitle', { deck: title })}</h1>
      <Found address={address} {...desk} />
    </main>
  )
}

function Found({ address, ...desk }: ClickerPageProps) {
  const t = useLiveWords()
  const { baseUrl } = useViewer()
  const [link] = useState<LiveLink | undefined>(() => takeLiveLink(address))
  const { found, retry } = useLiveSession(baseUrl, link)
  if (link?.code === undefined) return <ClickerMessage line={t('clicker.uninvited')} tone="warning" />
  if (found === 'finding') return <ClickerMessage line={t('clicker.connecting')} />
  if (found === 'unreachable') return <ClickerMessage line={t('clicker.lost')} tone="warning" />
  if (found === 'unknown') {
    return (
      <ClickerMessage line={t('bar.unknown')} tone="warning">
        <button type="button" className="button primary" onClick={retry}>
          {t('bar.retry')}
        </button>
      </ClickerMessage>
    )
  }
  return <ClickerDesk session={found} code={link.code} {...desk} />
}
