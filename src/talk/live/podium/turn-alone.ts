import type { LivePosition } from '../../../deck/live/live-messages.ts'
import type { Lectern } from '../lectern.ts'
import type { SentPosition } from '../lead-talk.ts'

/**
 * Whether the speaker has turned at this page while nobody led: who turns at a page that went along, when the one that led
 * is gone, speaks there. One that was away itself can't tell: the one that led may have turned meanwhile.
 */
export class TurnAlone {
  /** Where the talk stood, as another page said last. */
  #talk: LivePosition | undefined
  /** The same, once this page, connected all the while, has been there with it. */
  #inStepWith: LivePosition | undefined
  #lectern: Lectern = 'unknown'
  #happened = false

  /** True from such a turn until it is settled, or another page leads. */
  get happened(): boolean {
    return this.#happened
  }

  hearPosition(talk: LivePosition, here: SentPosition | undefined): void {
    this.#talk = talk
    this.#happened = false
    this.#see(here)
  }

  hearLectern(lectern: Lectern): void {
    this.#lectern = lectern
    if (lectern === 'other') this.#happened = false
  }

  hearLoss(): void {
    this.#inStepWith = undefined
  }

  /** This page shows something else now; true where that is such a turn. */
  hearChange(here: SentPosition | undefined): boolean {
    this.#see(here)
    const isTurn = here !== undefined && here.slideNumber !== this.#talk?.slideNumber
    if (this.#lectern !== 'free' || !this.#talk || this.#inStepWith !== this.#talk || !isTurn) return false
    this.#happened = true
    return true
  }

  settle(): void {
    this.#happened = false
  }

  #see(here: SentPosition | undefined): void {
    if (here && here.slideNumber === this.#talk?.slideNumber) this.#inStepWith = this.#talk
  }
}
