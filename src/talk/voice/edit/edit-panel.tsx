import { useEffect, useState } from 'react'
import { formatDuration } from '../../../deck/format-duration.ts'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import type { ViewerStore } from '../../../viewer/viewer-store.ts'
import type { TalkSource } from '../record/event-log.ts'
import { finishTalk, openRecording, type OpenedRecording } from '../store/open-recording.ts'
import type { RecordingAbout } from '../store/recording-about.ts'
import type { Recordings } from '../store/recordings.ts'
import { useVoiceWords } from '../use-voice-words.ts'
import { CaptionsField } from './captions-field.tsx'
import { shapeOf, type Edit } from './editing.ts'
import { saveAudio, saveTalk } from './save-talk.ts'
import { SlideTakes } from './slide-takes.tsx'
import { TrimField } from './trim-field.tsx'
import './edit.css'

interface EditPanelProps {
  recordings: Recordings
  about: RecordingAbout
  sourceOf: (store: ViewerStore) => TalkSource
  onBack: () => void
}

/** What is done with a recording afterwards. Nothing of what was recorded is lost by it. */
export function EditPanel({ recordings, about, sourceOf, onBack }: EditPanelProps) {
  const t = useVoiceWords()
  const { opened, share, fault, edit } = useEditing(recordings, about)
  return (
    <div className="edit">
      <button type="button" className="button" onClick={onBack}>
        {t('edit.back')}
      </button>
      {fault && (
        <p className="record-fault" role="alert">
          {t('list.unreadable')}
        </p>
      )}
      {!opened && !fault && (
        <p role="status">{t('list.opening', { percent: Math.round((share ?? 0) * 100) })}</p>
      )}
      {opened && <Edits {...{ recordings, opened, edit, sourceOf }} />}
    </div>
  )
}

interface EditsProps extends Pick<EditPanelProps, 'recordings' | 'sourceOf'> {
  opened: OpenedRecording
  edit: (change: Edit) => void
}

function Edits({ recordings, opened, edit, sourceOf }: EditsProps) {
  const t = useVoiceWords()
  const shape = shapeOf(opened)
  return (
    <>
      <p>{t('edit.length', { time: formatDuration(shape.durationMs) })}</p>
      <Outcome opened={opened} />
      <TrimField key={shape.durationMs} {...{ opened, shape, edit }} />
      {shape.gainDb !== undefined && (
        <label className="edit-check">
          <input
            type="checkbox"
            checked={opened.about.gainDb !== undefined}
            onChange={({ currentTarget }) => {
              edit({ gainDb: currentTarget.checked ? shape.gainDb : undefined })
            }}
          />
          {t('edit.level', { gain: formatGain(shape.gainDb) })}
        </label>
      )}
      <SlideTakes {...{ recordings, opened, shape, sourceOf }} />
      <CaptionsField {...{ opened, shape, edit }} />
    </>
  )
}

function formatGain(gainDb: number): string {
  return `${gainDb < 0 ? '−' : '+'}${String(Math.abs(gainDb))}`
}

/** What comes of it: heard here, or taken along. */
function Outcome({ opened }: { opened: OpenedRecording }) {
  const t = useVoiceWords()
  const { store } = useViewer()
  const [fault, setFault] = useState(false)
  const run = (act: () => Promise<void>) => () => {
    setFault(false)
    act().catch(() => {
      setFault(true)
    })
  }
  const listen = async () => {
    const voice = await finishTalk(opened)
    store.getState().closeDialog()
    store.getState().setReplay({ voice, atMs: 0 })
  }
  return (
    <>
      <div className="record-buttons">
        <button type="button" className="button primary" onClick={run(listen)}>
          {t('list.listen')}
        </button>
        <button type="button" className="button" onClick={run(() => saveTalk(opened))}>
          {t('list.save')}
        </button>
        <button type="button" className="button" onClick={run(() => saveAudio(opened))}>
          {t('edit.audio')}
        </button>
      </div>
      {fault && (
        <p className="record-fault" role="alert">
          {t('edit.failed')}
        </p>
      )}
    </>
  )
}

/** Opens a recording, and keeps each edit as it is made. */
function useEditing(recordings: Recordings, about: RecordingAbout) {
  const [opened, setOpened] = useState<OpenedRecording>()
  const [share, setShare] = useState<number>()
  const [fault, setFault] = useState(false)
  useEffect(() => {
    let over = false
    openRecording(recordings, about, setShare).then(
      (found) => {
        if (!over) setOpened(found)
      },
      () => {
        if (!over) setFault(true)
      },
    )
    return () => {
      over = true
    }
  }, [recordings, about])
  const edit = (change: Edit) => {
    if (!opened) return
    const changed = { ...opened.about, ...change }
    setOpened({ ...opened, about: changed, cuts: change.cuts ?? opened.cuts })
    recordings.saveAbout(changed).catch(() => {
      setFault(true)
    })
  }
  return { opened, share, fault, edit }
}
