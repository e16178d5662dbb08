import type { PodiumSide, StagePlace } from './podium-side.ts'

/** ms after its last word in which a clicker's light goes out: a clicker that is lost says nothing. A held finger speaks each second. */
const LASER_MS = 3000

/** A clicker's light on the stage, which goes out by itself when the clicker falls silent. */
export class ClickerLaser {
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(readonly show: PodiumSide['point']) {}

  point(place: StagePlace | undefined): void {
    clearTimeout(this.#timer)
    this.show(place)
    if (place) this.#timer = setTimeout(this.show, LASER_MS, undefined)
  }
}
