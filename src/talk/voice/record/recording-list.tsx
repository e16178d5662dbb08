import { useState } from 'react'
import { formatDuration } from '../../../deck/format-duration.ts'
import { cutsLength } from '../../../deck/voice/cuts.ts'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import type { OpenedRecording } from '../store/open-recording.ts'
import type { RecordingAbout } from '../store/recording-about.ts'
import { useVoiceWords } from '../use-voice-words.ts'
import type { KeptRecordings } from './record-dialog.tsx'
import type { TalkSource } from './event-log.ts'
import type { ViewerStore } from '../../../viewer/viewer-store.ts'

interface RecordingListProps extends KeptRecordings {
  sourceOf: (store: ViewerStore) => TalkSource
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
function Recording({ about, busy, ...props }: RecordingListProps & { about: RecordingAbout }) {
  const t = useVoiceWords()
  const locale = useViewerState((state) => state.locale)
  const isBusy = busy.has(about.id)
  const isCutOff = !isBusy && about.takes.some(({ ended }) => !ended)
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(
    about.started,
  )
  const length = lengthOf(about)
  return (
    <li>
      <p>
        {date}
        {length !== undefined && `, ${formatDuration(length)}`}
      </p>
      {isBusy && <p className="record-quiet">{t('list.busy')}</p>}
      {isCutOff && <p className="record-quiet">{t('list.cutOff')}</p>}
      {!isBusy && <Acts about={about} {...props} />}
    </li>
  )
}

/** Undefined where nobody has measured it yet. */
function lengthOf({ cuts, takes }: RecordingAbout): number | undefined {
  return cuts ? cutsLength(cuts) : takes[0]?.measured?.mediaMs
}

type ActsProps = Omit<RecordingListProps, 'busy' | 'list'> & { about: RecordingAbout }

/** Opening it may take a while the first time: then how far it is stands beside the buttons. */
function Acts({ about, recordings, onChange }: ActsProps) {
  const t = useVoiceWords()
  const [share, setShare] = useState<number>()
  const [fault, setFault] = useState(false)
  const [asking, setAsking] = useState(false)
  const { listen, save } = useFinished()
  const withOpened = async (act: (opened: OpenedRecording) => Promise<void>) => {
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
  if (asking)
    return (
      <div className="record-buttons">
        <p>{t('list.removeSure')}</p>
        <button
          type="button"
          className="button primary"
          onClick={() => {
            void recordings.remove(about.id).then(onChange)
          }}
        >
          {t('list.removeDo')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            setAsking(false)
          }}
        >
          {t('list.removeNot')}
        </button>
      </div>
    )
  return (
    <>
      <div className="record-buttons">
        <button
          type="button"
          className="button primary"
          disabled={share !== undefined}
          onClick={() => void withOpened(listen)}
        >
          {t('list.listen')}
        </button>
        <button
          type="button"
          className="button"
          disabled={share !== undefined}
          onClick={() => void withOpened(save)}
        >
          {t('list.save')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            setAsking(true)
          }}
        >
          {t('list.remove')}
        </button>
      </div>
      <p className="record-quiet" role="status">
        {share !== undefined && t('list.opening', { percent: Math.round(share * 100) })}
      </p>
      {fault && (
        <p className="record-fault" role="alert">
          {t('list.unreadable')}
        </p>
      )}
    </>
  )
}

/** What can be done with an opened recording. What reads and writes audio is fetched when it is needed. */
function useFinished() {
  const { store } = useViewer()
  return {
    listen: async (opened: OpenedRecording) => {
      const { finishTalk } = await import('../store/open-recording.ts')
      const voice = await finishTalk(opened)
      store.getState().closeDialog()
      store.getState().setReplay({ voice, atMs: 0 })
    },
    save: async (opened: OpenedRecording) => {
      const { saveTalk } = await import('../edit/save-talk.ts')
      await saveTalk(opened)
    },
  }
}
