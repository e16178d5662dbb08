import { describe, expect, it } from 'vitest'
import type { TalkEvent } from '../../../../src/deck/voice/talk-events.ts'
import { TalkCourse, type DrawnInk } from '../../../../src/talk/voice/player/talk-course.ts'
import { fitClock, mediaTime } from '../../../../src/deck/voice/fit-clock.ts'

const HOUR_MS = 3_600_000
/** ms between two frames of a screen. */
const FRAME_MS = 1000 / 60

/** A turn each 37 s, and a laser. */
function eventsOfHour(): TalkEvent[] {
  const turns = Array.from({ length: 97 }, (_, index) => index + 1)
  return turns.flatMap((slideNumber): TalkEvent[] => [
    { kind: 'place', at: (slideNumber - 1) * 37_000, slideNumber, fragment: -1 },
    {
      kind: 'laser',
      at: (slideNumber - 1) * 37_000 + 900,
      page: `ja/${String(slideNumber)}`,
      point: { x: 1, y: 2 },
    },
  ])
}

describe('the course of a talk', () => {
  it('is in step with the voice within 100 ms after an hour, though the sound card ran fast', () => {
    // The page's clock and the card's run apart by 120 ppm: 0.43 s in an hour.
    const rate = 1 + 120e-6
    const arrivals = Array.from({ length: HOUR_MS / 1000 }, (_, index) => (index + 1) * 1000 + (index % 9))
    const clock = fitClock(arrivals, HOUR_MS * rate)
    const recorded = eventsOfHour()
    const events = recorded.map((event) => ({ ...event, at: mediaTime(clock, event.at) }))
    const late: number[] = []
    let voiceMs = 0
    const course = new TalkCourse(events, {
      onPlace: ({ slideNumber }) => {
        // Where the voice was when the speaker turned.
        late.push(voiceMs - (slideNumber - 1) * 37_000 * rate)
      },
      onCurtain: () => undefined,
      onInk: () => undefined,
    })
    for (; voiceMs < HOUR_MS * rate; voiceMs += FRAME_MS) course.moveTo(voiceMs)
    expect(late).toHaveLength(97)
    expect(Math.max(...late.map(Math.abs))).toBeLessThan(100)
  })

  it('tells how things stand wherever it is sought', () => {
    const told: string[] = []
    const course = new TalkCourse(
      [
        { kind: 'place', at: 0, slideNumber: 1, fragment: -1 },
        { kind: 'place', at: 1000, slideNumber: 2, fragment: -1 },
        { kind: 'wall', at: 1500, curtain: 'black' },
        { kind: 'wall', at: 2500 },
      ],
      {
        onPlace: ({ slideNumber }) => told.push(`slide ${String(slideNumber)}`),
        onCurtain: (curtain) => told.push(curtain ?? 'open'),
        onInk: () => undefined,
      },
    )
    for (const at of [2000, 2000, 0, 3000]) course.moveTo(at)
    expect(told).toEqual(['slide 2', 'black', 'slide 1', 'open', 'slide 2'])
  })

  it('draws a stroke as it was drawn, and takes it away when it was rubbed out', () => {
    const points = Array.from({ length: 10 }, (_, index) => [index, index, 0] as const)
    let ink: DrawnInk | undefined
    const course = new TalkCourse(
      [
        {
          kind: 'stroke',
          at: 2000,
          since: 1000,
          page: 'ja/1',
          stroke: { id: 'a', tool: 'pen', color: 'red', points },
        },
        { kind: 'erase', at: 3000, page: 'ja/1', ids: ['a'] },
      ],
      { onPlace: () => undefined, onCurtain: () => undefined, onInk: (next) => (ink = next) },
    )
    const drawn = (at: number) => {
      course.moveTo(at)
      return ink?.strokes[0]?.stroke.points.length ?? 0
    }
    expect([500, 1500, 1900, 2500, 3500, 1200].map(drawn)).toEqual([0, 5, 9, 10, 0, 2])
  })
})
