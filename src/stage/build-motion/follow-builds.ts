import { onMediaChange } from '../../ui/media-query.ts'
import { whenIdle } from '../../ui/when-idle.ts'
import type { ViewerStore } from '../../viewer/viewer-store.ts'
import type { StageDriver, StageNews } from '../stage-driver.ts'
import { mayMove, Motion } from './motion.ts'

/** Milliseconds of rest before a motion is made ready: who leafs through a build sees its slides as they are. */
const REST_MS = 250

/**
 * Lets a step inside a build be seen as one. The motion is made ready while nothing happens, once the next slide is laid
 * out; who steps before has the next slide as it is. The function returned ends it.
 */
export function followBuilds(driver: StageDriver, store: ViewerStore): () => void {
  const motions = new BuildMotions(driver, store)
  return () => {
    motions.stop()
  }
}

class BuildMotions {
  private readonly listeners = new AbortController()
  private readonly unfollow: (() => void)[]
  private ready: Motion | undefined
  private running: Motion | undefined
  private cancelPlan: () => void = () => undefined

  constructor(
    private readonly driver: StageDriver,
    private readonly store: ViewerStore,
  ) {
    this.unfollow = [driver.follow(this.onNews), driver.followAhead(this.plan)]
    this.watchLook()
    driver.layNext()
  }

  stop(): void {
    for (const unfollow of this.unfollow) unfollow()
    this.listeners.abort()
    this.forget()
  }

  /** What was measured, and the colours that were found, may not be so any longer. */
  private watchLook(): void {
    const { signal } = this.listeners
    const { onLook } = this
    const sizes = new ResizeObserver(onLook)
    const themes = new MutationObserver(onLook)
    const slides = this.driver.section?.parentElement
    if (slides) sizes.observe(slides)
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    onMediaChange('(prefers-color-scheme: dark)', onLook, signal)
    onMediaChange('(prefers-reduced-motion: reduce)', onLook, signal)
    document.fonts.addEventListener('loadingdone', onLook, { signal })
    window.addEventListener('beforeprint', onLook, { signal })
    signal.addEventListener('abort', () => {
      sizes.disconnect()
      themes.disconnect()
    })
  }

  /** A step ends the motion of the step before, and begins its own where one is ready. */
  private onNews = ({ section, moved }: StageNews): void => {
    const { ready } = this
    this.forget()
    if (!moved || ready?.after !== section || this.store.getState().lastMove !== 'step' || !mayMove()) return
    this.running = ready
    void ready.play().then(() => {
      if (this.running !== ready) return
      this.running = undefined
      this.plan()
    })
  }

  private onLook = (): void => {
    this.forget()
    this.plan()
  }

  private forget(): void {
    this.cancelPlan()
    this.running?.end()
    this.running = undefined
    this.ready = undefined
  }

  /** Measures the slide that is seen and the one after it, when both stand still. */
  private plan = (): void => {
    this.cancelPlan()
    // Once it has come to rest, a motion asks anew.
    if (this.running || !this.slidesOfBuild() || !mayMove()) return
    let cancelIdle: () => void = () => undefined
    const timer = setTimeout(() => {
      cancelIdle = whenIdle(this.measure)
    }, REST_MS)
    this.cancelPlan = () => {
      clearTimeout(timer)
      cancelIdle()
    }
  }

  private measure = (): void => {
    const slides = this.slidesOfBuild()
    if (!slides) return
    const { before, after } = slides
    // Each look into what is kept out of layout would cost on its own.
    after.classList.remove('laid-out')
    this.ready = new Motion(before, after)
    after.classList.add('laid-out')
    // Seen in a profile, and by who waits for it.
    performance.mark('build-motion')
  }

  private slidesOfBuild(): { before: HTMLElement; after: HTMLElement } | undefined {
    const { section: before, ahead: after } = this.driver
    const build = before?.dataset['build']
    return before && after && build !== undefined && after.dataset['build'] === build
      ? { before, after }
      : undefined
  }
}
