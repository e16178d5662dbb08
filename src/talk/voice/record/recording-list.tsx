import { useState } from 'react'
import { formatDuration } from '../../../deck/format-duration.ts'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import type { ViewerStore } from '../../../viewer/viewer-store.ts'
import type { OpenedRecording } from '../store/open-recording.ts'
import { isCutOff, lengthOf, type RecordingAbout } from '../store/recording-about.ts'
import type { Recordings } from '../store/recordings.ts'
import { useVoiceWords } from '../use-voice-words.ts'
import type { TalkSource } from './event-log.ts'
import { useGoOn } from './use-go-on.ts'
import { sessionOf } from './voice-session.ts'

/** The recordings of the deck, and those that another page is recording. */
export interface KeptRecordings {
  recordings: Recordings
  list: RecordingAbout[]
  busy: Set<string>
  /** Reads the list anew. */
  onChange: () => void
}

interface RecordingListProps extends KeptRecordings {
  sourceOf: (store: ViewerStore) => TalkSource
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
  sourceOf,
}: RecordingListProps & { about: RecordingAbout }) {
  const t = useVoiceWords()
  const locale = useViewerState((state) => state.locale)
  const [asking, setAsking] = useState(false)
  const isBusy = busy.has(about.id)
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(
    about.started,
  )
  const length = lengthOf(about)
  return (
    <li>
      <p>{length === undefined ? date : `${date} (${formatDuration(length)})`}</p>
      {isBusy && <p className="record-quiet">{t('list.busy')}</p>}
      {!isBusy && isCutOff(about) && <p className="record-quiet">{t('list.cutOff')}</p>}
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
          {...{ about, recordings, onEdit, sourceOf }}
          onRemove={() => {
            setAsking(true)
          }}
        />
      )}
    </li>
  )
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

interface ActsProps extends Pick<RecordingListProps, 'onEdit' | 'sourceOf'> {
  about: RecordingAbout
  recordings: Recordings
  onRemove: () => void
}

/** Opening it may take a while the first time: then how far it is stands beside the buttons. */
function Acts({ about, recordings, onEdit, sourceOf, onRemove }: ActsProps) {
  const t = useVoiceWords()
  const { share, fault, listen, save } = useOpening(recordings, about)
  const isOpening = share !== undefined
  return (
    <>
      {isCutOff(about) && <GoOn about={about} sourceOf={sourceOf} />}
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

/** Nothing else is recorded by the page meanwhile: then it isn't offered. */
function GoOn({ about, sourceOf }: Pick<ActsProps, 'about' | 'sourceOf'>) {
  const t = useVoiceWords()
  const { store } = useViewer()
  const { fault, goOn } = useGoOn(sourceOf)
  if (sessionOf(store)) return null
  const start = async () => {
    if (await goOn?.(about.id)) store.getState().closeDialog()
  }
  return (
    <>
      <button type="button" className="button" disabled={!goOn} onClick={() => void start()}>
        {t('recovery.goOn')}
      </button>
      {fault !== undefined && (
        <p className="record-fault" role="alert">
          {fault}
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
