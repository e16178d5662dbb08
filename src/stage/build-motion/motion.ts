import { mediaMatches } from '../../ui/media-query.ts'
import { planMotion, type Movement } from './plan-motion.ts'

/** Milliseconds that a step inside a build takes to come to rest. */
const DURATION_MS = 230
const EASING = 'cubic-bezier(0.2, 0, 0.2, 1)'

/** The motion of one step, made ready before anybody takes it: the step itself has nothing left but to start it. */
export class Motion {
  private readonly animations: Animation[]

  /** Both slides are laid out, and nothing on them moves. */
  constructor(
    before: HTMLElement,
    readonly after: HTMLElement,
  ) {
    this.animations = planMotion(before, after).map(animationOf)
  }

  /** Resolves when all has come to rest, or was ended. */
  async play(): Promise<void> {
    for (const animation of this.animations) animation.play()
    await Promise.allSettled(this.animations.map(({ finished }) => finished))
  }

  /** All stands where it belongs, at once. */
  end(): void {
    for (const animation of this.animations) animation.cancel()
  }
}

/** False for who has asked the system for stillness, and where nobody looks. */
export function mayMove(): boolean {
  return !document.hidden && !mediaMatches('(prefers-reduced-motion: reduce)')
}

function animationOf({ element, from, to }: Movement): Animation {
  const keyframes = to ? [from, to] : [{ ...from, offset: 0 }]
  return new Animation(new KeyframeEffect(element, keyframes, { duration: DURATION_MS, easing: EASING }))
}
