import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LiveRecording } from '../../../../src/deck/live/live-recording.ts'
import { createPlayer } from '../../../../src/talk/live/replay/player.ts'
import { replayLine } from '../../../../src/talk/live/replay/replay-line.ts'
import { openViewer } from '../open-viewer.ts'

const RECORDING: LiveRecording = {
  ...{ v: 1, deck: 'slides', title: {}, build: 'b', started: 0 },
  entries: [
    { at: 1000, phase: 'live', black: false },
    { at: 1000, slideNumber: 3, fragment: -1 },
    { at: 11_000, slideNumber: 4, fragment: 1, block: 'b2' },
    { at: 21_000, phase: 'live', black: true },
    { at: 31_000, phase: 'ended', black: false },
  ],
}

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  })
})
afterEach(() => {
  vi.useRealTimers()
})

function play() {
  const viewer = openViewer()
  const player = createPlayer(viewer, RECORDING)
  const leave = player.start()
  return { viewer, player, leave, slide: () => viewer.getState().slideNumber }
}

describe('a replay on a page', () => {
  it('shows where the talk began, and waits', () => {
    const { slide, player } = play()
    vi.advanceTimersByTime(60_000)
    expect(slide()).toBe(3)
    expect(player.store.getState()).toMatchObject({ playing: false, timeMs: 1000 })
  })

  it('takes the page along, step and block too, at any speed', () => {
    const { viewer, player } = play()
    player.setSpeed(4)
    player.toggle()
    vi.advanceTimersByTime(2500)
    expect(viewer.getState()).toMatchObject({ slideNumber: 4, fragmentAsked: 1, block: 'b2' })
    expect(player.store.getState().timeMs).toBe(11_000)
  })

  it('leaves the reader where they went, and takes them along again when they return or seek', () => {
    const { viewer, player, slide } = play()
    player.toggle()
    viewer.getState().goTo(50, 'jump')
    vi.advanceTimersByTime(10_000)
    expect(slide()).toBe(50)
    expect(replayLine(player.store.getState())).toBe('away')
    player.rejoin()
    expect(slide()).toBe(4)
    viewer.getState().goTo(50, 'jump')
    player.seek(1000)
    expect(slide()).toBe(3)
  })

  it('says that the hall was dark, and that the talk ended', () => {
    const { viewer, player } = play()
    viewer.getState().setPresenting(true)
    player.seek(21_000)
    expect(replayLine(player.store.getState())).toBe('black')
    expect(viewer.getState().curtain).toBe('black')
    player.seek(31_000)
    expect(replayLine(player.store.getState())).toBe('ended')
    expect(viewer.getState().curtain).toBeUndefined()
  })

  it('moves the page no more when it was left', () => {
    const { player, leave, slide } = play()
    player.toggle()
    leave()
    vi.advanceTimersByTime(60_000)
    expect(slide()).toBe(3)
  })

  it('shows the light, the drawings and the question that the wall showed, and none of it before', () => {
    const viewer = openViewer()
    const shown: unknown[] = []
    const question = { id: 'AbCdEfGhIjKlMnOpQrStUv', text: 'Why?', locale: 'en', slideNumber: 3 }
    const stroke = { id: 's', tool: 'pen', color: 'red', path: '1 2 3 4' }
    const player = createPlayer(
      viewer,
      {
        ...RECORDING,
        entries: [
          ...RECORDING.entries.slice(0, 2),
          { at: 2000, shown: 'wallQuestion', message: { question } },
          { at: 3000, shown: 'pointer', message: { slideNumber: 3, x: 10, y: 20 } },
          { at: 4000, shown: 'ink', message: { slideNumber: 3, strokes: [stroke] } },
          { at: 5000, shown: 'wallQuestion', message: {} },
        ],
      },
      (drawn) => shown.push(drawn),
    )
    const leave = player.start()
    player.seek(4500)
    expect(player.store.getState().wallQuestion).toEqual(question)
    expect(shown.at(-1)).toMatchObject({
      strokes: [{ page: 'ja/3', stroke: { id: 's' } }],
      laser: { page: 'ja/3', x: 10, y: 20 },
    })
    player.seek(2500)
    expect(shown.at(-1)).toBeUndefined()
    player.toggle()
    vi.advanceTimersByTime(3000)
    expect(player.store.getState().wallQuestion).toBeUndefined()
    expect(shown.at(-1)).toMatchObject({ strokes: [{ page: 'ja/3' }] })
    leave()
    expect(shown.at(-1)).toBeUndefined()
  })
})
