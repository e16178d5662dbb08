import { useEffect, useState } from 'react'
import { readStored, removeStored } from '../../../ui/storage.ts'
import { CloseIcon } from '../../../ui/icons.tsx'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import { unfinishedKey } from '../unfinished.ts'
import { useVoiceWords } from '../use-voice-words.ts'
import { busyRecordings } from './voice-session.ts'
import './record.css'

/** Offers the recording that a crash cut off; not in present mode, where it would stand before the audience. */
export function RecoveryOffer() {
  const t = useVoiceWords()
  const viewer = useViewer()
  const isOffered = useIsCutOff()
  const isHidden = useViewerState(({ presenting, page, dialog, recording }) =>
    Boolean((presenting && page !== 'speaker') || dialog || recording),
  )
  const [isOver, setIsOver] = useState(false)
  const end = () => {
    setIsOver(true)
    removeStored(unfinishedKey(viewer))
  }
  return (
    <div className="recovery" role="status">
      {isOffered && !isHidden && !isOver && (
        <p>
          <span>{t('recovery.cutOff')}</span>
          <button
            type="button"
            className="button"
            onClick={() => {
              end()
              viewer.store.getState().openDialog('record')
            }}
          >
            {t('recovery.open')}
          </button>
          <button type="button" className="button" aria-label={t('recovery.dismiss')} onClick={end}>
            <CloseIcon />
          </button>
        </p>
      )}
    </div>
  )
}

/** False while another page of the browser goes on recording it. */
function useIsCutOff(): boolean {
  const viewer = useViewer()
  const [isCutOff, setIsCutOff] = useState(false)
  useEffect(() => {
    const id = readStored(unfinishedKey(viewer))
    void busyRecordings().then((busy) => {
      setIsCutOff(typeof id === 'string' && !busy.has(id))
    })
  }, [viewer])
  return isCutOff
}
