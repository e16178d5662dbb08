import { useState } from 'react'
import { useTitleOf } from '../../../content/deck-index.ts'
import { formatDuration } from '../../../deck/format-duration.ts'
import type { Visit } from '../../../deck/voice/talk-events.ts'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import type { ViewerStore } from '../../../viewer/viewer-store.ts'
import { audioType } from '../record/audio-type.ts'
import type { TalkSource } from '../record/event-log.ts'
import { MicrophoneField } from '../record/microphone-field.tsx'
import { beginRecording } from '../record/voice-session.ts'
import type { OpenedRecording } from '../store/open-recording.ts'
import type { Recordings } from '../store/recordings.ts'
import { useVoiceWords } from '../use-voice-words.ts'
import type { Shape } from './editing.ts'

interface SlideTakesProps {
  recordings: Recordings
  opened: OpenedRecording
  shape: Shape
  sourceOf: (store: ViewerStore) => TalkSource
}

/** The slides of the talk in their order; each can be spoken anew, and its sound alone is replaced. */
export function SlideTakes({ recordings, opened, shape, sourceOf }: SlideTakesProps) {
  const t = useVoiceWords()
  const viewer = useViewer()
  const [chosen, setChosen] = useState<Visit>()
  const begin = async (visit: Visit, stream: MediaStream) => {
    const type = audioType(opened.about.takes[0]?.type)
    if (type === undefined) return
    const { closeDialog, goTo } = viewer.store.getState()
    closeDialog()
    goTo(visit.slideNumber, 'step')
    const source = sourceOf(viewer.store)
    const retake = { about: opened.about, fromMs: visit.fromMs, toMs: visit.toMs }
    await beginRecording({ viewer, recordings, stream, type, source, retake })
  }
  return (
    <fieldset className="edit-field">
      <legend>{t('edit.slides')}</legend>
      <p className="record-quiet">{t('edit.slidesAbout')}</p>
      <ol className="edit-slides">
        {shape.visits.map((visit) => (
          <li key={visit.fromMs}>
            <SlideOf visit={visit} />
            <button
              type="button"
              className="button"
              aria-expanded={chosen?.fromMs === visit.fromMs}
              onClick={() => {
                setChosen(chosen?.fromMs === visit.fromMs ? undefined : visit)
              }}
            >
              {t('edit.anew', { number: visit.slideNumber })}
            </button>
            {chosen?.fromMs === visit.fromMs && (
              <MicrophoneField
                startLabel={t('edit.anewStart', { number: visit.slideNumber })}
                onStart={(stream) => begin(visit, stream)}
              />
            )}
          </li>
        ))}
      </ol>
    </fieldset>
  )
}

function SlideOf({ visit: { slideNumber, fromMs, toMs } }: { visit: Visit }) {
  const title = useTitleOf(slideNumber)
  return (
    <span className="edit-slide">
      {slideNumber} {title} <small>{formatDuration(toMs - fromMs)}</small>
    </span>
  )
}
