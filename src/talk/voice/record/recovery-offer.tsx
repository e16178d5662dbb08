import { useEffect, useState } from 'react'
import { readStored, removeStored } from '../../../ui/storage.ts'
import { CloseIcon } from '../../../ui/icons.tsx'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import type { ViewerStore } from '../../../viewer/viewer-store.ts'
import { unfinishedKey } from '../unfinished.ts'
import { useVoiceWords } from '../use-voice-words.ts'
import type { TalkSource } from './event-log.ts'
import { useGoOn } from './use-go-on.ts'
import { busyRecordings } from './voice-session.ts'
import './record.css'

interface RecoveryOfferProps {
  /** What the recording hears of when it goes on, on this page. */
  sourceOf: (store: ViewerStore) => TalkSource
}

/** Offers to go on with the recording that a crash cut off; not in present mode, where it would stand before the audience. */
export function RecoveryOffer({ sourceOf }: RecoveryOfferProps) {
  const t = useVoiceWords()
  const viewer = useViewer()
  const cutOff = useCutOff()
  const { fault, goOn } = useGoOn(sourceOf)
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
      {cutOff !== undefined && !isHidden && !isOver && (
        <p>
          <span>{fault ?? t('recovery.cutOff')}</span>
          <button
            type="button"
            className="button"
            disabled={!goOn}
            onClick={() => {
              void goOn?.(cutOff).then((goesOn) => {
                if (goesOn) setIsOver(true)
              })
            }}
          >
            {t('recovery.goOn')}
          </button>
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

/** Its id; undefined while another page of the browser goes on recording it. */
function useCutOff(): string | undefined {
  const viewer = useViewer()
  const [cutOff, setCutOff] = useState<string>()
  useEffect(() => {
    const id = readStored(unfinishedKey(viewer))
    void busyRecordings().then((busy) => {
      if (typeof id === 'string' && !busy.has(id)) setCutOff(id)
    })
  }, [viewer])
  return cutOff
}
