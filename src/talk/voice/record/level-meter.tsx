import { useEffect, useRef } from 'react'
import { useVoiceWords } from '../use-voice-words.ts'
import { watchLevel } from './microphones.ts'

/** How loud the microphone is. */
export function LevelMeter({ stream }: { stream: MediaStream }) {
  const t = useVoiceWords()
  const meter = useRef<HTMLMeterElement>(null)
  useEffect(
    () =>
      // Many times a second, and nothing else of the page changes with it.
      watchLevel(stream, (level) => {
        if (meter.current) meter.current.value = level
      }),
    [stream],
  )
  return <meter ref={meter} className="level-meter" min={0} max={1} high={0.95} aria-label={t('level')} />
}
