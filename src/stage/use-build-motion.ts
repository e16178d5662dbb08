import { useEffect } from 'react'
import { whenIdle } from '../ui/when-idle.ts'
import { useViewer } from '../viewer/viewer-context.tsx'
import type { StageDriver } from './stage-driver.ts'

/** Motion inside builds, fetched when a slide of one is seen first and nothing else is to be done. */
export function useBuildMotion(driver: StageDriver): void {
  const { store } = useViewer()
  useEffect(() => {
    let cancelIdle: (() => void) | undefined
    let stop: (() => void) | undefined
    let isGone = false
    const start = () => {
      if (cancelIdle || driver.section?.dataset['build'] === undefined) return
      cancelIdle = whenIdle(() => {
        import('./build-motion/follow-builds.ts').then(
          ({ followBuilds }) => {
            if (!isGone) stop = followBuilds(driver, store)
          },
          () => {
            // Without network the slides turn as they are; the next one of a build asks again.
            cancelIdle = undefined
          },
        )
      })
    }
    start()
    const unfollow = driver.follow(start)
    return () => {
      isGone = true
      unfollow()
      cancelIdle?.()
      stop?.()
    }
  }, [driver, store])
}
