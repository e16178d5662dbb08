/** ms between two words on where a finger is: 30 a second. */
const PACE_MS = 33
/** ms after which a finger that stays says so again, lest its light go out. */
const STAY_MS = 1000

interface Light {
  point: (x: number, y: number) => void
  off: () => void
}

/** A finger that slides over a picture of the slide: its way is told at a pace, its last place always. */
export class LaserFinger {
  private readonly light: Light
  private place: readonly [x: number, y: number] | undefined
  private told: LaserFinger['place']
  private stayedMs = 0
  private ticking: ReturnType<typeof setInterval> | undefined

  constructor(light: Light) {
    this.light = light
  }

  /** The finger is at a place of the slide, in parts of its width and height. */
  move(x: number, y: number): void {
    this.place = [x, y]
    if (this.ticking !== undefined) return
    this.tell()
    this.ticking = setInterval(() => {
      this.stayedMs += PACE_MS
      if (this.place !== this.told || this.stayedMs >= STAY_MS) this.tell()
    }, PACE_MS)
  }

  lift(): void {
    if (this.ticking === undefined) return
    clearInterval(this.ticking)
    this.ticking = undefined
    this.light.off()
  }

  private tell(): void {
    if (this.place) this.light.point(...this.place)
    this.told = this.place
    this.stayedMs = 0
  }
}
