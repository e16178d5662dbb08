import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useHref, useViewerState } from '../../../viewer/viewer-context.tsx'
import { ClickerIcon } from '../icons.tsx'
import { LiveBar } from '../live-bar.tsx'
import { LanguageSwitch } from './language-switch.tsx'

interface ClickerMessageProps {
  line: string
  tone?: 'warning' | undefined
  /** What can be done about it. */
  children?: ReactNode
}

/** A clicker that has nothing to turn, or not yet: whose it would be, and the way to the talk. */
export function ClickerMessage({ line, tone, children }: ClickerMessageProps) {
  const { t } = useTranslation()
  const locale = useViewerState((state) => state.locale)
  const title = useViewerState(({ deck }) => deck.title[locale])
  const home = useHref({ page: 'deck', locale })
  return (
    <>
      <LiveBar line={line} tone={tone}>
        <LanguageSwitch />
      </LiveBar>
      <div className="clicker-message">
        <ClickerIcon />
        <p>
          <b>{title}</b>
        </p>
        {children ?? <a href={home}>{t('pages.deckPage')}</a>}
      </div>
    </>
  )
}
