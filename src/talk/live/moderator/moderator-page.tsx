import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LiveLink } from '../../../deck/live/live-link.ts'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import { LanguageSwitch } from '../clicker/language-switch.tsx'
import { LiveBar } from '../live-bar.tsx'
import { takeLiveLink, type LiveAddress } from '../live-session.ts'
import { useLiveSession } from '../use-live-session.ts'
import { useLiveWords } from '../use-live-words.ts'
import { ModeratorDesk } from './moderator-desk.tsx'
import './moderator.css'

/** The page of who reads the questions before everybody else does. */
export function ModeratorPage({ address }: { address: LiveAddress }) {
  const { t } = useTranslation()
  const title = useViewerState(({ deck, locale }) => deck.title[locale])
  return (
    <main className="moderator">
      <h1 className="visually-hidden">{t('moderator.pageTitle', { deck: title })}</h1>
      <Found address={address} />
    </main>
  )
}

function Found({ address }: { address: LiveAddress }) {
  const t = useLiveWords()
  const { baseUrl } = useViewer()
  const [link] = useState<LiveLink | undefined>(() => takeLiveLink(address))
  const { found, retry } = useLiveSession(baseUrl, link)
  if (link?.moderator === undefined) return <Message line={t('moderator.uninvited')} isWarning />
  if (found === 'finding') return <Message line={t('moderator.connecting')} />
  if (found === 'unreachable') return <Message line={t('moderator.lost')} isWarning />
  if (found === 'unknown') {
    return (
      <>
        <Message line={t('bar.unknown')} isWarning />
        <button type="button" className="button primary moderator-retry" onClick={retry}>
          {t('bar.retry')}
        </button>
      </>
    )
  }
  return <ModeratorDesk session={found} code={link.moderator} />
}

function Message({ line, isWarning = false }: { line: string; isWarning?: boolean }) {
  return (
    <LiveBar line={line} tone={isWarning ? 'warning' : undefined}>
      <LanguageSwitch />
    </LiveBar>
  )
}
