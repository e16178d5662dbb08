import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDeckLink, type DeckLink } from '../deck/deck-link.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useViewer, useViewerState } from '../viewer-context.tsx'
import { copyText } from './clipboard.ts'
import './share-dialog.css'

/** Links to this slide and to the talk, in the language shown. */
export function ShareDialog() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const locale = useViewerState((state) => state.locale)
  const slideNumber = useViewerState((state) => state.slideNumber)
  return (
    <Dialog title={t('share.title')} onClose={store.getState().closeDialog}>
      <LinkField
        label={t('share.slideLink')}
        copy={t('share.copySlide')}
        link={{ page: 'slide', locale, slideNumber }}
      />
      <LinkField label={t('share.deckLink')} copy={t('share.copyDeck')} link={{ page: 'deck', locale }} />
    </Dialog>
  )
}

interface LinkFieldProps {
  label: string
  copy: string
  link: DeckLink
}

/** A link that can be copied by its button, and selected by hand where the clipboard is refused. */
function LinkField({ label, copy, link }: LinkFieldProps) {
  const { store, baseUrl } = useViewer()
  const id = useId()
  const url = baseUrl + formatDeckLink(link)
  const onCopy = async () => {
    const copied = await copyText(url)
    store.getState().setNotice({ key: copied ? 'linkCopied' : 'clipboardRefused' })
    if (!copied) document.querySelector<HTMLInputElement>(`#${CSS.escape(id)}`)?.select()
  }
  return (
    <div className="share-link">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        readOnly
        value={url}
        onFocus={(event) => {
          event.currentTarget.select()
        }}
      />
      <button type="button" className="button primary" onClick={() => void onCopy()}>
        {copy}
      </button>
    </div>
  )
}
