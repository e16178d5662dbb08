import { useTranslation } from 'react-i18next'
import { CloseIcon } from '../icons.tsx'
import { QrCode } from './qr-code.tsx'
import { useModal } from '../use-modal.ts'
import '../button.css'
import './hall-view.css'

interface HallViewProps {
  url: string
  title: string
  /** What the code is for, where it is more than the title. */
  invitation?: string
  onClose: () => void
}

/** The code as large as the window, with the address to type: for an audience that sees it from the back row. */
export function HallView({ url, title, invitation, onClose }: HallViewProps) {
  const { t } = useTranslation()
  const ref = useModal(onClose)
  return (
    <dialog ref={ref} className="hall" aria-label={t('share.hallTitle')}>
      <button type="button" className="button" aria-label={t('dialog.close')} onClick={onClose}>
        <CloseIcon />
      </button>
      <QrCode text={url} label={t('share.qrLabel', { url })} />
      <p className="hall-title">{title}</p>
      {invitation !== undefined && <p className="hall-invitation">{invitation}</p>}
      <p className="hall-address">{readableAddress(url)}</p>
    </dialog>
  )
}

/** As people type an address: without its scheme, and with its words unescaped. */
function readableAddress(url: string): string {
  return decodeURI(url).replace(/^https?:\/\//, '')
}
