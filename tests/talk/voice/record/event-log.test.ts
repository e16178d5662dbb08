import { describe, expect, it } from 'vitest'
import { talkAt, type ShownRoom } from '../../../../src/deck/voice/talk-events.ts'
import { readTalkEvents } from '../../../../src/deck/voice/talk-schema.ts'
import {
  EventLog,
  type DrawnOperation,
  type TalkSource,
} from '../../../../src/talk/voice/record/event-log.ts'

/** A talk that a test gives, with its clock. */
function giveTalk() {
  const talk = { now: 0, slideNumber: 1, black: false, frozen: false }
  let onChange: () => void = () => undefined
  let onRoom: (room: ShownRoom) => void = () => undefined
  let onInk: (operation: DrawnOperation) => void = () => undefined
  const source: TalkSource = {
    position: () => ({ slideNumber: talk.slideNumber, fragment: -1 }),
    wall: () => ({ black: talk.black, white: false, frozen: talk.frozen }),
    subscribe: (listener) => {
      onChange = listener
      return () => (onChange = () => undefined)
    },
    watchInk: (listener) => {
      onInk = listener
      return () => (onInk = () => undefined)
    },
    watchRoom: (listener) => {
      onRoom = listener
      listener({})
      return () => (onRoom = () => undefined)
    },
  }
  const log = new EventLog(source, () => talk.now)
  const happen = (at: number, changes: Partial<typeof talk>) => {
    Object.assign(talk, { now: at }, changes)
    onChange()
  }
  const draw = (at: number, operation: DrawnOperation) => {
    talk.now = at
    onInk(operation)
  }
  const show = (at: number, room: ShownRoom) => {
    talk.now = at
    onRoom(room)
  }
  return { log, happen, draw, show }
}

describe('what is taken down of a talk', () => {
  it('is where it begins, and each change once', () => {
    const { log, happen } = giveTalk()
    happen(1000, { slideNumber: 2 })
    happen(1200, {})
    happen(1500, { black: true })
    happen(1800, { frozen: true })
    expect(log.take().map(({ at, kind }) => [at, kind])).toEqual([
      ...[
        [0, 'place'],
        [0, 'wall'],
      ],
      ...[
        [1000, 'place'],
        [1500, 'wall'],
        [1800, 'wall'],
      ],
    ])
    expect(log.take()).toEqual([])
  })

  it('has the laser fifteen times a second, and its end always', () => {
    const { log, draw } = giveTalk()
    log.take()
    for (let at = 0; at < 1000; at += 10)
      draw(at, { type: 'laser', page: 'ja/1', point: { x: at, y: 0.123 } })
    draw(1001, { type: 'laser', page: 'ja/1' })
    const taken = log.take()
    expect(taken.length).toBeLessThanOrEqual(16)
    expect(taken.at(-1)).toEqual({ kind: 'laser', at: 1001, page: 'ja/1', point: undefined })
  })

  it('has a stroke once, with the time at which it was begun', () => {
    const { log, draw } = giveTalk()
    log.take()
    const stroke = { id: 'a', tool: 'pen', color: 'red', points: [[1.234, 5, 0.5] as const] }
    draw(100, { type: 'put', page: 'ja/1', stroke, isDone: false })
    draw(150, { type: 'put', page: 'ja/1', stroke, isDone: false })
    draw(400, { type: 'put', page: 'ja/1', stroke, isDone: true })
    expect(log.take()).toEqual([
      { kind: 'stroke', at: 400, since: 100, page: 'ja/1', stroke: { ...stroke, points: [[1.2, 5, 0.5]] } },
    ])
  })

  it('has the question on the wall and the results of a poll, while they are shown', () => {
    const { log, show } = giveTalk()
    const question = { id: 'q', text: 'Why?', locale: 'en', slideNumber: 1 } as const
    const poll = {
      slideNumber: 1,
      name: 'tide',
      choices: 2,
      many: false,
      open: false,
      counts: [1, 0],
      voters: 1,
    }
    show(1000, { question })
    show(1100, { question })
    show(2000, { poll })
    show(3000, {})
    const room = log.take().filter(({ kind }) => kind === 'room')
    expect(room).toEqual([
      { kind: 'room', at: 1000, question },
      { kind: 'room', at: 2000, poll },
      { kind: 'room', at: 3000 },
    ])
    expect(readTalkEvents(room)).toEqual(room)
    expect(talkAt(room, 2500).room?.poll).toEqual(poll)
    expect(readTalkEvents([{ kind: 'room', at: 1, poll: { ...poll, counts: [1] } }])).toEqual([])
  })
})
