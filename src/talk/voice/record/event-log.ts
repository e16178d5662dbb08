import type { Curtain } from '../../../deck/channel-messages.ts'
import type { RecordedStroke, ShownRoom, TalkEvent } from '../../../deck/voice/talk-events.ts'
import type { PodiumSide } from '../../live/podium/podium-side.ts'

/** What is drawn, as far as a recording cares. */
export type DrawnOperation =
  | { type: 'put'; page: string; stroke: RecordedStroke; isDone: boolean }
  | { type: 'remove'; page: string; ids: readonly string[] }
  | { type: 'clear' }
  | { type: 'laser'; page: string; point?: { x: number; y: number } | undefined }

/** What a recording hears of: where the talk is, how the wall stands, and what is drawn. */
export interface TalkSource extends Pick<PodiumSide, 'position' | 'wall' | 'subscribe'> {
  watchInk: (listener: (operation: DrawnOperation) => void) => () => void
  /** Of a live talk: calls back with what the hall sees of the room, now and after each change. */
  watchRoom: (listener: (room: ShownRoom) => void) => () => void
}

/** ms between two places of the laser: fifteen a second are smooth. */
const LASER_MS = 1000 / 15

type Happening = TalkEvent extends infer E ? (E extends TalkEvent ? Omit<E, 'at'> : never) : never

/** Takes down what happens in a talk, on a clock. */
export class EventLog {
  private events: TalkEvent[] = []
  private place = ''
  private wall = ''
  /** Nothing of it is shown. */
  private room = '{}'
  private laserAt = -Infinity
  /** When the strokes in hand were begun. */
  private readonly begun = new Map<string, number>()
  private readonly ends: (() => void)[]

  constructor(
    private readonly source: TalkSource,
    private readonly now: () => number,
  ) {
    this.look()
    this.ends = [
      source.subscribe(this.look),
      source.watchInk(this.onInk),
      source.watchRoom((room) => {
        if (JSON.stringify(room) !== this.room) this.add({ kind: 'room', ...room })
        this.room = JSON.stringify(room)
      }),
    ]
  }

  /** What has happened since it was last asked. */
  take(): TalkEvent[] {
    const { events } = this
    this.events = []
    return events
  }

  stop(): void {
    for (const end of this.ends) end()
  }

  private look = (): void => {
    const position = this.source.position()
    if (position) {
      const { slideNumber, fragment, block, lit, explored } = position
      const place = { kind: 'place', slideNumber, fragment, block, lit, explored } as const
      if (this.place !== JSON.stringify(place)) this.add(place)
      this.place = JSON.stringify(place)
    }
    const { black, white, frozen } = this.source.wall()
    const curtain: Curtain | undefined = black ? (white ? 'white' : 'black') : undefined
    const wall = { kind: 'wall', curtain, frozen: frozen || undefined } as const
    if (this.wall !== JSON.stringify(wall)) this.add(wall)
    this.wall = JSON.stringify(wall)
  }

  private onInk = (operation: DrawnOperation): void => {
    switch (operation.type) {
      case 'laser': {
        const { page, point } = operation
        if (point && this.now() - this.laserAt < LASER_MS) return
        this.laserAt = point ? this.now() : -Infinity
        this.add({ kind: 'laser', page, point: point && { x: tenth(point.x), y: tenth(point.y) } })
        break
      }
      case 'put':
        this.onStroke(operation)
        break
      case 'remove':
        this.add({ kind: 'erase', page: operation.page, ids: operation.ids })
        break
      case 'clear':
        this.add({ kind: 'clear' })
    }
  }

  private onStroke({ page, stroke, isDone }: Extract<DrawnOperation, { type: 'put' }>): void {
    const since = this.begun.get(stroke.id) ?? this.now()
    this.begun.set(stroke.id, since)
    if (!isDone) return
    this.begun.delete(stroke.id)
    const points = stroke.points.map(([x, y, pressure]) => [tenth(x), tenth(y), hundredth(pressure)] as const)
    this.add({ kind: 'stroke', page, since: Math.round(since), stroke: { ...stroke, points } })
  }

  private add(happening: Happening): void {
    this.events.push({ ...happening, at: Math.round(this.now()) })
  }
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100
}
