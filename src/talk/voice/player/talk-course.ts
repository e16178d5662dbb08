import type { RecordedStroke, TalkEvent, TalkPlaceEvent, TalkState } from '../../../deck/voice/talk-events.ts'
import { eventAfter, talkAt } from '../../../deck/voice/talk-events.ts'
import type { Curtain } from '../../../deck/channel-messages.ts'

/** What is on the slides at a moment. */
export interface DrawnInk {
  strokes: readonly { page: string; stroke: RecordedStroke }[]
  laser: { page: string; x: number; y: number } | undefined
}

export interface CourseHandlers {
  onPlace: (place: TalkPlaceEvent) => void
  onCurtain: (curtain: Curtain | undefined) => void
  onInk: (ink: DrawnInk) => void
  /** What the hall saw of the room, and whether its screen stood still. */
  onHall?: (hall: Pick<TalkState, 'room' | 'frozen'>) => void
}

/** What happened in a talk, told as its voice goes on: it is asked for by the voice's own time, so that nothing runs apart. */
export class TalkCourse {
  private index = -1
  private state: TalkState | undefined
  /** When the stroke that is in hand is ended. */
  private drawnUntil = -Infinity
  private readonly strokes: readonly Extract<TalkEvent, { kind: 'stroke' }>[]

  constructor(
    private readonly events: readonly TalkEvent[],
    private readonly handlers: CourseHandlers,
  ) {
    this.strokes = events.filter((event) => event.kind === 'stroke')
  }

  /** Tells what is different at a time from what was told last. */
  moveTo(atMs: number): void {
    const index = eventAfter(this.events, atMs)
    const isDrawing = this.strokes.some(({ since, at }) => since <= atMs && atMs < at)
    if (index === this.index && !isDrawing && atMs > this.drawnUntil) return
    if (isDrawing) this.drawnUntil = atMs
    this.index = index
    const state = talkAt(this.events, atMs)
    const before = this.state
    this.state = state
    if (state.place && state.place !== before?.place) this.handlers.onPlace(state.place)
    if (state.curtain !== before?.curtain) this.handlers.onCurtain(state.curtain)
    if (state.room !== before?.room || state.frozen !== (before?.frozen ?? false))
      this.handlers.onHall?.({ room: state.room, frozen: state.frozen })
    if (!before || state.laser !== before.laser || !sameStrokes(state, before)) this.handlers.onInk(state)
  }
}

function sameStrokes(state: TalkState, before: TalkState): boolean {
  return (
    state.strokes.length === before.strokes.length &&
    state.strokes.every(({ stroke }, index) => stroke === before.strokes[index]?.stroke)
  )
}
