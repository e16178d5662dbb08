import { describe, expect, it } from 'vitest'
import { ROOM_LIMITS, type LivePoll } from '../../../src/deck/live/live-room.ts'
import { parseLiveMessage } from '../../../src/deck/live/live-messages.ts'
import { RoomBox } from '../../../src/tools/live/room-box.ts'

const POLL: LivePoll = { slideNumber: 3, name: 'tool', choices: 3, many: false, open: true }

describe('signals', () => {
  it('count each listener once, and fade after a minute', () => {
    const room = new RoomBox()
    room.signal('l-1', { signal: 'fast', on: true }, 0)
    room.signal('l-1', { signal: 'fast', on: true }, 10)
    room.signal('l-2', { signal: 'fast', on: true }, 30_000)
    room.signal('l-2', { signal: 'hand', on: true }, 0)
    expect(room.signals(1000)).toEqual({ fast: 2, lost: 0, again: 0, hand: 1 })
    expect(room.signals(ROOM_LIMITS.signalMs + 10)).toMatchObject({ fast: 1, hand: 1 })
    // The hand stays up until it is lowered, or its owner goes.
    expect(room.signals(10 * ROOM_LIMITS.signalMs)).toMatchObject({ fast: 0, hand: 1 })
    expect([room.leave('l-2'), room.leave('l-2')]).toEqual([true, false])
    expect(room.signals(0).hand).toBe(0)
  })

  it('are taken back', () => {
    const room = new RoomBox()
    room.signal('l-1', { signal: 'lost', on: true }, 0)
    room.signal('l-1', { signal: 'lost', on: false }, 1)
    expect(room.signals(2).lost).toBe(0)
  })
})

describe('a poll', () => {
  it('counts the last vote of each, and takes one back', () => {
    const room = new RoomBox()
    room.put(POLL)
    expect(room.vote('l-1', { name: 'tool', choices: [0] })).toBe(true)
    room.vote('l-1', { name: 'tool', choices: [2] })
    room.vote('l-2', { name: 'tool', choices: [2] })
    expect(room.votes()).toEqual({ name: 'tool', counts: [0, 0, 2], voters: 2 })
    room.vote('l-2', { name: 'tool', choices: [] })
    expect(room.votes()).toEqual({ name: 'tool', counts: [0, 0, 1], voters: 1 })
  })

  it.each([
    [
      { ...POLL, open: false },
      { name: 'tool', choices: [0] },
    ],
    [POLL, { name: 'other', choices: [0] }],
    [POLL, { name: 'tool', choices: [3] }],
    [POLL, { name: 'tool', choices: [0, 1] }],
  ])('takes no vote that is none of its (%#)', (poll, vote) => {
    const room = new RoomBox()
    room.put(poll)
    expect(room.vote('l-1', vote)).toBe(false)
    expect(room.votes()?.voters).toBe(0)
  })

  it('with many choices counts votes and voters apart', () => {
    const room = new RoomBox()
    room.put({ ...POLL, many: true })
    room.vote('l-1', { name: 'tool', choices: [0, 2] })
    room.vote('l-2', { name: 'tool', choices: [0] })
    expect(room.votes()).toEqual({ name: 'tool', counts: [2, 0, 1], voters: 2 })
  })

  it('goes on with its votes where it is put again, after another', () => {
    const room = new RoomBox()
    room.put(POLL)
    room.vote('l-1', { name: 'tool', choices: [1] })
    room.put({ ...POLL, name: 'other' })
    expect(room.votes()?.voters).toBe(0)
    room.put(POLL)
    expect(room.votes()?.voters).toBe(1)
  })

  it('lets nobody stuff it from one address under many names', () => {
    const room = new RoomBox()
    room.put(POLL)
    for (let i = 0; i < ROOM_LIMITS.votersOfAddress + 50; i++)
      room.vote(`l-${String(i)}`, { name: 'tool', choices: [0] }, '192.0.2.1')
    expect(room.votes()?.voters).toBe(ROOM_LIMITS.votersOfAddress)
    expect(room.vote('l-else', { name: 'tool', choices: [0] }, '192.0.2.2')).toBe(true)
  })
})

describe('what the room says', () => {
  const read = (kind: 'poll' | 'listenerVote' | 'listenerSignal' | 'signals' | 'votes', message: object) =>
    parseLiveMessage(kind, JSON.stringify({ v: 1, ...message }))

  it('is read where it has its shape', () => {
    expect(read('poll', POLL)).toEqual(POLL)
    expect(read('poll', { ...POLL, counts: [1, 2, 3], voters: 6 })).toMatchObject({ voters: 6 })
    expect(read('listenerVote', { name: 'tool', choices: [] })).toEqual({ name: 'tool', choices: [] })
    expect(read('listenerSignal', { signal: 'hand', on: true })).toEqual({ signal: 'hand', on: true })
    expect(read('signals', { signals: { fast: 1, lost: 0, again: 0, hand: 2 } })).toBeDefined()
    expect(read('votes', { name: 'tool', counts: [1], voters: 1 })).toBeDefined()
  })

  it.each([
    ['poll', { ...POLL, name: '<b>' }],
    ['poll', { ...POLL, choices: 1 }],
    ['poll', { ...POLL, counts: [1, 2], voters: 3 }],
    ['poll', { ...POLL, counts: [1, 2, 3] }],
    ['listenerVote', { name: 'tool', choices: [0, 0] }],
    ['listenerVote', { name: 'tool', choices: [-1] }],
    ['listenerVote', { name: 'tool', choices: [99] }],
    ['listenerSignal', { signal: 'boo', on: true }],
    ['listenerSignal', { signal: 'hand' }],
    ['signals', { signals: { fast: 1 } }],
  ] as const)('is nothing otherwise (%#)', (kind, message) => {
    expect(read(kind, message)).toBeUndefined()
  })
})
