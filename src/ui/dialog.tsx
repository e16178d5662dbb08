import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CloseIcon } from './icons.tsx'
import { useModal } from './use-modal.ts'
import './dialog.css'

interface DialogProps {
  title: string
  className?: string
  onClose: () => void
  children: ReactNode
}

/** A modal dialog: the browser keeps focus inside, closes it on Esc, and gives focus back to where it was. */
export function Dialog({ title, className = '', onClose, children }: DialogProps) {
  const { t } = useTranslation()
  const titleId = useId()
  const ref = useModal(onClose)
  return (
    <dialog
      ref={ref}
      className={`dialog ${className}`}
      aria-labelledby={titleId}
      onClick={(event) => {
        // The dialog itself is hit only outside of its content: on the backdrop.
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <div className="dialog-content">
        <div className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <button type="button" className="button" aria-label={t('dialog.close')} onClick={onClose}>
            <CloseIcon />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
