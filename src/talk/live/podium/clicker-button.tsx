import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { LiveSession } from '../../../deck/live/live-info.ts'
import { formatLiveLink } from '../../../deck/live/live-link.ts'
import { interfaceLocale } from '../../../i18n/i18n.ts'
import { CopyField } from '../../../ui/copy-field/copy-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { QrCode } from '../../../ui/hall-view/qr-code.tsx'
import { shareableUrl } from '../../../viewer/private-key.ts'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import { ClickerIcon } from '../icons.tsx'
import { useLiveWords } from '../use-live-words.ts'
import { PodiumButton } from './podium-button.tsx'
import type { Podium } from './podium-store.ts'
import './clicker-dialog.css'

interface ClickersProps {
  podium: Podium
  session: LiveSession
}

/** Invites the speaker's phone, and shows which clickers there are. */
export function ClickerButton({ podium, session }: ClickersProps) {
  const t = useLiveWords()
  const count = useStore(podium.store, ({ clickers }) => clickers.length)
  const [invitation, setInvitation] = useState<Invitation>()
  const invite = () => {
    const code = podium.inviteClicker()
    if (code !== undefined) setInvitation({ code, before: podium.store.getState().clickers })
  }
  return (
    <>
      <PodiumButton
        label={count > 0 ? t('clickers.openCount', { count }) : t('clickers.open')}
        badge={count}
        onClick={invite}
      >
        <ClickerIcon />
      </PodiumButton>
      {invitation && (
        <Dialog
          title={t('clickers.title')}
          className="clickers"
          onClose={() => {
            setInvitation(undefined)
          }}
        >
          <Invite podium={podium} session={session} invitation={invitation} onInvite={invite} />
          <Joined podium={podium} />
        </Dialog>
      )}
    </>
  )
}

/** A code, and who had joined before it was shown: who comes then has used it. */
interface Invitation {
  code: string
  before: readonly string[]
}

interface InviteProps extends ClickersProps {
  invitation: Invitation
  onInvite: () => void
}

function Invite({ podium, session, invitation: { code, before }, onInvite }: InviteProps) {
  const t = useLiveWords()
  const { i18n } = useTranslation()
  const isUsed = useStore(podium.store, ({ clickers }) => clickers.some((name) => !before.includes(name)))
  const [site = ''] = session.join
  const locale = interfaceLocale(i18n)
  const { baseUrl } = useViewer()
  const path = formatLiveLink({ session: session.session, code }, locale)
  const link = shareableUrl(site + path, baseUrl, site)
  return (
    <section className="clickers-invite">
      <p role="status">{isUsed ? t('clickers.used') : ''}</p>
      {isUsed ? (
        <button type="button" className="button primary" onClick={onInvite}>
          {t('clickers.another')}
        </button>
      ) : (
        <>
          <QrCode text={link} label={t('clickers.code')} />
          <p>{t('clickers.hint')}</p>
          {link.startsWith('http:') && <p role="note">{t('clickers.plain')}</p>}
          <CopyField label={t('clickers.link')} value={link} copyLabel={t('clickers.copy')} />
        </>
      )}
    </section>
  )
}

function Joined({ podium }: { podium: Podium }) {
  const t = useLiveWords()
  const clickers = useStore(podium.store, (state) => state.clickers)
  return (
    <section className="clickers-joined" aria-labelledby="clickers-joined">
      <h3 id="clickers-joined">{t('clickers.joined')}</h3>
      {clickers.length === 0 && <p>{t('clickers.none')}</p>}
      <ul>
        {clickers.map((name, index) => (
          <li key={name}>
            <span>{t('clickers.name', { number: index + 1 })}</span>
            <button
              type="button"
              className="button"
              aria-label={t('clickers.dismissName', { number: index + 1 })}
              onClick={() => {
                podium.dismissClicker(name)
              }}
            >
              {t('clickers.dismiss')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
