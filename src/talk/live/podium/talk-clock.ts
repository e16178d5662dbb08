import { pauseTimer, startTimer, STOPPED, type TalkTimer } from '../../speaker-view/talk-timer.ts'
import type { WallState } from './podium-side.ts'

/**
 * The talk's clock at a page that keeps none of its own, as the deck's page: it runs while the talk does, and goes on with
 * what the page said that led before, so that no clicker's time begins anew.
 */
export class TalkClock {
  #timer: TalkTimer = STOPPED
  #minutes: number | undefined

  /** Another page's word. */
  hear({ clockStarted, minutes }: Pick<WallState, 'clockStarted' | 'minutes'>, nowMs: number): void {
    this.#minutes = minutes
    this.#timer =
      clockStarted === undefined ? pauseTimer(this.#timer, nowMs) : { elapsedMs: 0, since: clockStarted }
  }

  run(runs: boolean, nowMs: number): void {
    this.#timer = runs ? startTimer(this.#timer, nowMs) : pauseTimer(this.#timer, nowMs)
  }

  /** As it is told to everybody. */
  said(): Pick<WallState, 'clockStarted' | 'minutes'> {
    const { elapsedMs, since } = this.#timer
    return {
      ...(since !== undefined && { clockStarted: since - elapsedMs }),
      ...(this.#minutes !== undefined && { minutes: this.#minutes }),
    }
  }
}
