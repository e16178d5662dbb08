import { useEffect, useState } from 'react'
import { deckKey } from '../../../deck/deck-key.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { removeStored } from '../../../ui/storage.ts'
import { lazyPart } from '../../../viewer/lazy-part.tsx'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import type { ViewerStore } from '../../../viewer/viewer-store.ts'
import { openRecordings } from '../store/recordings.ts'
import type { RecordingAbout } from '../store/recording-about.ts'
import { unfinishedKey } from '../unfinished.ts'
import { useVoiceWords } from '../use-voice-words.ts'
import { audioType, MINUTE_BYTES } from './audio-type.ts'
import type { TalkSource } from './event-log.ts'
import { MicrophoneField } from './microphone-field.tsx'
import { RecordingList, type KeptRecordings } from './recording-list.tsx'
import { beginRecording, busyRecordings, sessionOf } from './voice-session.ts'
import './record.css'

/** What reads and writes audio comes with it. */
const EditPanel = lazyPart(
  () => import('../edit/edit-panel.tsx').then((module) => module.EditPanel),
  'dialog',
)

interface RecordDialogProps {
  /** What a recording made on this page hears of. */
  sourceOf: (store: ViewerStore) => TalkSource
}

/** Recordings on this device: makes one, and keeps those that were made. */
export function RecordDialog({ sourceOf }: RecordDialogProps) {
  const t = useVoiceWords()
  const viewer = useViewer()
  const { closeDialog } = viewer.store.getState()
  const kept = useKeptRecordings()
  const type = audioType()
  const [edited, setEdited] = useState<RecordingAbout>()
  const isUnable = kept === 'none' || type === undefined
  const begin = async (stream: MediaStream) => {
    if (!kept || kept === 'none' || type === undefined) return
    const source = sourceOf(viewer.store)
    await beginRecording({ viewer, recordings: kept.recordings, stream, type, source })
    closeDialog()
  }
  if (edited && kept && kept !== 'none')
    return (
      <Dialog title={t('edit.title')} onClose={closeDialog}>
        <EditPanel
          {...{ recordings: kept.recordings, about: edited, sourceOf }}
          onBack={() => {
            setEdited(undefined)
            kept.onChange()
          }}
        />
      </Dialog>
    )
  return (
    <Dialog title={t('record.title')} onClose={closeDialog}>
      <p className="record-about">{t('record.about')}</p>
      {isUnable && <p className="record-fault">{t('record.unable')}</p>}
      {!isUnable && sessionOf(viewer.store) && <p role="status">{t('record.underWay')}</p>}
      {!isUnable && !sessionOf(viewer.store) && (
        <>
          <Size />
          <MicrophoneField startLabel={t('record.start')} onStart={begin} />
        </>
      )}
      {kept && kept !== 'none' && kept.list.length > 0 && (
        <RecordingList {...kept} sourceOf={sourceOf} onEdit={setEdited} />
      )}
    </Dialog>
  )
}

/** Said before anything is recorded. */
function Size() {
  const t = useVoiceWords()
  const [freeHours, setFreeHours] = useState<number>()
  useEffect(() => {
    void navigator.storage.estimate().then(({ quota = 0, usage = 0 }) => {
      setFreeHours(Math.floor((quota - usage) / MINUTE_BYTES / 60))
    })
  }, [])
  const size = { minute: (MINUTE_BYTES / 1e6).toFixed(1), hour: Math.round((MINUTE_BYTES * 60) / 1e6) }
  return (
    <p className="record-quiet">
      {t('record.size', size)}
      {freeHours !== undefined && freeHours < 100 && t('record.room', { hours: freeHours })}
    </p>
  )
}

/** Undefined until they are read; `none` where the browser keeps none. */
function useKeptRecordings(): KeptRecordings | 'none' | undefined {
  const viewer = useViewer()
  const [round, setRound] = useState(0)
  const [kept, setKept] = useState<KeptRecordings | 'none'>()
  useEffect(() => {
    let over = false
    const read = async () => {
      const recordings = await openRecordings()
      if (!recordings) return 'none' as const
      const list = await recordings.list(deckKey(viewer.baseUrl, viewer.store.getState().deck))
      // Whoever sees them here needs no reminder any more.
      if (!sessionOf(viewer.store)) removeStored(unfinishedKey(viewer))
      const onChange = () => {
        setRound((before) => before + 1)
      }
      return { recordings, list, busy: await busyRecordings(), onChange }
    }
    void read().then((found) => {
      if (!over) setKept(found)
    })
    return () => {
      over = true
    }
  }, [viewer, round])
  return kept
}
