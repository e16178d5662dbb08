import { useState } from 'react'
import { formatDuration } from '../../../deck/format-duration.ts'
import { cutsLength } from '../../../deck/voice/cuts.ts'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import type { OpenedRecording } from '../store/open-recording.ts'
import type { RecordingAbout } from '../store/recording-about.ts'
import type { Recordings } from '../store/recordings.ts'
import { useVoiceWords } from '../use-voice-words.ts'

/** The recordings of the deck, and those that another page is recording. */
export interface KeptRecordings {
  recordings: Recordings
  list: RecordingAbout[]
  busy: Set<string>
  /** Reads the list anew. */
  onChange: () => void
}

interface RecordingListProps extends KeptRecordings {
  onEdit: (about: RecordingAbout) => void
}

/** The recordings on this device, the newest first. */
export function RecordingList(props: RecordingListProps) {
  const t = useVoiceWords()
  return (
    <>
      <h3>{t('list.title')}</h3>
      <ul className="record-list">
        {props.list.map((about) => (
          <Recording key={about.id} about={about} {...props} />
        ))}
      </ul>
    </>
  )
}

/** One of them: what it is, and what can be done with it. */
function Recording({
  about,
  busy,
  recordings,
  onChange,
  onEdit,
}: RecordingListProps & { about: RecordingAbout }) {
  const t = useVoiceWords()
  const locale = useViewerState((state) => state.locale)
  const [asking, setAsking] = useState(false)
  const isBusy = busy.has(about.id)
  const isCutOff = !isBusy && about.takes[0]?.ended === false
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(
    about.started,
  )
  const length = lengthOf(about)
  return (
    <li>
      <p>{length === undefined ? date : `${date} (${formatDuration(length)})`}</p>
      {isBusy && <p className="record-quiet">{t('list.busy')}</p>}
      {isCutOff && <p className="record-quiet">{t('list.cutOff')}</p>}
      {asking && (
        <RemoveQuestion
          onRemove={() => void recordings.remove(about.id).then(onChange)}
          onClose={() => {
            setAsking(false)
          }}
        />
      )}
      {!isBusy && !asking && (
        <Acts
          {...{ about, recordings, onEdit }}
          onRemove={() => {
            setAsking(true)
          }}
        />
      )}
    </li>
  )
}

/** Undefined where nobody has measured it yet. */
function lengthOf({ cuts, takes }: RecordingAbout): number | undefined {
  return cuts ? cutsLength(cuts) : takes[0]?.measured?.mediaMs
}

function RemoveQuestion({ onRemove, onClose }: { onRemove: () => void; onClose: () => void }) {
  const t = useVoiceWords()
  return (
    <>
      <p>{t('list.removeSure')}</p>
      <div className="record-buttons">
        <button type="button" className="button primary" onClick={onRemove}>
          {t('list.removeDo')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('list.removeNot')}
        </button>
      </div>
    </>
  )
}

interface ActsProps extends Pick<RecordingListProps, 'onEdit'> {
  about: RecordingAbout
  recordings: Recordings
  onRemove: () => void
}

/** Opening it may take a while the first time: then how far it is stands beside the buttons. */
function Acts({ about, recordings, onEdit, onRemove }: ActsProps) {
  const t = useVoiceWords()
  const { share, fault, listen, save } = useOpening(recordings, about)
  const isOpening = share !== undefined
  return (
    <>
      <div className="record-buttons">
        <button type="button" className="button primary" disabled={isOpening} onClick={listen}>
          {t('list.listen')}
        </button>
        <button
          type="button"
          className="button"
          disabled={isOpening}
          onClick={() => {
            onEdit(about)
          }}
        >
          {t('edit.open')}
        </button>
        <button type="button" className="button" disabled={isOpening} onClick={save}>
          {t('list.save')}
        </button>
        <button type="button" className="button" onClick={onRemove}>
          {t('list.remove')}
        </button>
      </div>
      <p className="record-quiet" role="status">
        {isOpening && t('list.opening', { percent: Math.round(share * 100) })}
      </p>
      {fault && (
        <p className="record-fault" role="alert">
          {t('list.unreadable')}
        </p>
      )}
    </>
  )
}

/** What can be done with a recording that is opened. What reads and writes audio is fetched when it is needed. */
function useOpening(recordings: Recordings, about: RecordingAbout) {
  const { store } = useViewer()
  const [share, setShare] = useState<number>()
  const [fault, setFault] = useState(false)
  const withOpened = (act: (opened: OpenedRecording) => Promise<void>) => async () => {
    setShare(0)
    setFault(false)
    try {
      const { openRecording } = await import('../store/open-recording.ts')
      await act(await openRecording(recordings, about, setShare))
    } catch {
      setFault(true)
    }
    setShare(undefined)
  }
  const listen = withOpened(async (opened) => {
    const { finishTalk } = await import('../store/open-recording.ts')
    const voice = await finishTalk(opened)
    store.getState().closeDialog()
    store.getState().setReplay({ voice, atMs: 0 })
  })
  const save = withOpened(async (opened) => {
    const { saveTalk } = await import('../edit/save-talk.ts')
    await saveTalk(opened)
  })
  return { share, fault, listen: () => void listen(), save: () => void save() }
}
