import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { LiveSession } from '../../../deck/live/live-info.ts'
import { formatLiveLink } from '../../../deck/live/live-link.ts'
import { interfaceLocale } from '../../../i18n/i18n.ts'
import { CopyField } from '../../../ui/copy-field/copy-field.tsx'
import { QrCode } from '../../../ui/hall-view/qr-code.tsx'
import { shareableUrl } from '../../../viewer/private-key.ts'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import { DeskSwitch } from '../podium/desk-switch.tsx'
import type { Podium } from '../podium/podium-store.ts'
import { useLiveWords } from '../use-live-words.ts'

/** Whether somebody reads the questions before the speaker and the hall do. */
export function ModerationSwitch({ podium }: { podium: Podium }) {
  const t = useLiveWords()
  const isModerated = useStore(podium.store, (state) => state.questionsModerated)
  return (
    <DeskSwitch
      label={t('moderation.switch')}
      hint={t('moderation.switchHint')}
      checked={isModerated}
      onChange={podium.setQuestionsModerated}
    />
  )
}

/** The moderators' link, who has opened it, and how it is taken back. */
export function ModeratorLink({ podium, session }: { podium: Podium; session: LiveSession }) {
  const t = useLiveWords()
  const { i18n } = useTranslation()
  const { baseUrl } = useViewer()
  const moderation = useStore(podium.store, (state) => state.moderation)
  const isModerated = useStore(podium.store, (state) => state.questionsModerated)
  if (!isModerated || !moderation) return null
  const [site = ''] = session.join
  const { code: moderator, moderators } = moderation
  const path = formatLiveLink({ session: session.session, moderator }, interfaceLocale(i18n))
  const link = shareableUrl(site + path, baseUrl, site)
  return (
    <details className="moderator-link">
      <summary>{t('moderation.link', { count: moderators })}</summary>
      <QrCode text={link} label={t('moderation.code')} />
      <p>{t('moderation.hint')}</p>
      {link.startsWith('http:') && <p role="note">{t('moderation.plain')}</p>}
      <CopyField label={t('moderation.same')} value={link} copyLabel={t('clickers.copy')} />
      <button type="button" className="button" onClick={podium.renewModeration}>
        {t('moderation.renew')}
      </button>
    </details>
  )
}
