import { useState } from 'react'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import type { ViewerStore } from '../../../viewer/viewer-store.ts'
import { openRecordings } from '../store/recordings.ts'
import { useVoiceWords } from '../use-voice-words.ts'
import type { TalkSource } from './event-log.ts'
import { goOnRecording } from './voice-session.ts'

/** Goes on with a recording that was cut off. `fault` says why it could not; `goOn` is undefined meanwhile. */
export function useGoOn(sourceOf: (store: ViewerStore) => TalkSource) {
  const t = useVoiceWords()
  const viewer = useViewer()
  const [isOpening, setIsOpening] = useState(false)
  const [fault, setFault] = useState<string>()
  const goOn = async (id: string): Promise<boolean> => {
    setIsOpening(true)
    const recordings = await openRecordings()
    const found = recordings
      ? await goOnRecording({ viewer, recordings, source: sourceOf(viewer.store) }, id)
      : 'gone'
    setFault(found && t(found === 'gone' ? 'list.unreadable' : `microphone.${found}`))
    setIsOpening(false)
    return found === undefined
  }
  return { fault, goOn: isOpening ? undefined : goOn }
}
