import { useEffect, useState } from 'react'
import { liveRoleAsked } from '../../viewer/live-asked.ts'
import { missPart } from '../../viewer/missing-parts.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'

/**
 * The page goes with a speaker view that is open in the same browser, whichever was there first. What it takes is
 * fetched when nothing else is to be done; a page inside another is no audience's.
 */
export function useAudience(whenIdle: (run: () => void) => () => void): void {
  const { store, baseUrl } = useViewer()
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    // Who listens to a live talk is taken along by it, and may look elsewhere without anybody noticing.
    if (window !== window.parent || liveRoleAsked() === 'listener') return undefined
    let leave: (() => void) | undefined
    let left = false
    const cancel = whenIdle(() => {
      import('./join-speaker.ts').then(
        ({ joinSpeaker }) => {
          if (!left) leave = joinSpeaker(store, baseUrl)
        },
        () => {
          if (left) return
          missPart(
            store,
            () => {
              setAttempt(attempt + 1)
            },
            { unasked: true },
          )
        },
      )
    })
    return () => {
      left = true
      cancel()
      leave?.()
    }
  }, [store, baseUrl, whenIdle, attempt])
}
