import { useEffect, useState } from 'react'
import { formatDuration } from '../../../deck/format-duration.ts'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import { useVoiceWords } from '../use-voice-words.ts'
import { LevelMeter } from './level-meter.tsx'
import { sessionOf } from './voice-session.ts'
import '../../../ui/button.css'
import './record.css'

/** ms between two looks at the clock. */
const TICK_MS = 500

/** The light that is on while a voice is recorded, in present mode too: how long, how loud, and how it ends. */
export function RecordingBar() {
  const t = useVoiceWords()
  const { store } = useViewer()
  const [session] = useState(() => sessionOf(store))
  const elapsedMs = useElapsed(() => session?.recorder.elapsedMs ?? 0)
  if (!session) return null
  return (
    <section className="recording-bar" aria-label={t('bar.label')}>
      <span className="recording-light" aria-hidden="true" />
      <span className="recording-word">{t('bar.recording')}</span>
      <span className="recording-time" role="timer">
        {formatDuration(elapsedMs)}
      </span>
      <LevelMeter stream={session.stream} />
      <button
        type="button"
        className="button"
        onClick={() => {
          session.recorder.stop()
        }}
      >
        {t('bar.stop')}
      </button>
    </section>
  )
}

function useElapsed(read: () => number): number {
  const [elapsedMs, setElapsedMs] = useState(read)
  useEffect(() => {
    const timer = setInterval(() => {
      setElapsedMs(read())
    }, TICK_MS)
    return () => {
      clearInterval(timer)
    }
  })
  return elapsedMs
}
