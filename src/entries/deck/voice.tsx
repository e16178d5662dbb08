import { useCallback, useEffect, useState } from 'react'
import type { ReadAloud as BarOfVoice } from '../../features/read-aloud/read-aloud.tsx'
import { focusVoice } from '../../transcript/focus-voice.ts'
import { Part } from '../../viewer/lazy-part.tsx'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'

/** Reads the transcript aloud, once it has been asked to. */
export function Voice() {
  const { store } = useViewer()
  const isOn = useViewerState(({ readAloud }) => readAloud !== undefined)
  const [Bar, setBar] = useState<typeof BarOfVoice>()
  useEffect(() => {
    if (!isOn || Bar) return
    import('../../features/read-aloud/read-aloud.tsx').then(
      ({ ReadAloud }) => {
        setBar(() => ReadAloud)
      },
      () => {
        const { setReadAloud, setNotice } = store.getState()
        setReadAloud(undefined)
        setNotice({ key: 'readAloudUnavailable' })
      },
    )
  }, [store, isOn, Bar])
  const onStop = useCallback(() => {
    store.getState().setReadAloud(undefined)
    focusVoice()
  }, [store])
  return (
    isOn &&
    Bar && (
      <Part>
        <Bar onStop={onStop} />
      </Part>
    )
  )
}
