import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { encodeLevels } from '../../../../src/deck/voice/levels.ts'
import type { OpenedTalk } from '../../../../src/deck/voice/talk-file.ts'
import { createVoicePlayer } from '../../../../src/talk/voice/player/voice-player.ts'
import { openViewer } from '../../live/open-viewer.ts'

/** Ten seconds a slide; silence from 4 to 8 s. Without its audio: a clock goes on in its place. */
const LEVELS = new Uint8Array(300).fill(150).fill(20, 40, 80)
const TALK: OpenedTalk = {
  audio: new Blob([]),
  flaws: ['audioMissing'].map((flaw) => ({ flaw })) as OpenedTalk['flaws'],
  talk: {
    ...{ v: 1, id: 'a', title: {}, build: 'b', started: 0, durationMs: 30_000 },
    audio: { type: 'audio/webm', bytes: 0, crc32: 0 },
    events: [3, 4, 5].map((slideNumber, index) => ({
      ...{ kind: 'place', at: index * 10_000, slideNumber, fragment: -1 },
    })),
    levels: encodeLevels(LEVELS),
  },
}

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  })
  // The clock in the voice's place has a timer of its own.
  vi.stubGlobal('requestAnimationFrame', () => 0)
  vi.stubGlobal('cancelAnimationFrame', () => undefined)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function open(atMs = 0) {
  const viewer = openViewer()
  const player = createVoicePlayer(viewer, TALK, () => undefined)
  const leave = player.start(atMs)
  return {
    player,
    leave,
    slide: () => viewer.getState().slideNumber,
    time: () => player.store.getState().timeMs,
  }
}

describe('a page that listens', () => {
  it('begins where it is told to, and shows what was shown then', () => {
    const { slide, time } = open(12_000)
    expect([slide(), time()]).toEqual([4, 12_000])
  })

  it('goes along with the voice, at half its speed more as well', () => {
    const { player, slide, time } = open()
    player.setSpeed(1.5)
    player.play()
    vi.advanceTimersByTime(8000)
    expect([slide(), time()]).toEqual([4, 12_000])
  })

  it('skips what is silent, but for its edges', () => {
    const { player, time } = open()
    player.setSkipsSilence(true)
    player.play()
    vi.advanceTimersByTime(5000)
    // From 4.3 s to 7.7 s nobody speaks.
    expect(time()).toBeGreaterThan(8300)
    expect(time()).toBeLessThan(8500)
  })

  it('goes from slide to slide, first to the beginning of the one that it is in', () => {
    const { player, slide, time } = open(16_000)
    player.turn(-1)
    expect([slide(), time()]).toEqual([4, 10_000])
    player.turn(-1)
    expect([slide(), time()]).toEqual([3, 0])
    player.turn(1)
    player.turn(1)
    expect([slide(), time()]).toEqual([5, 20_000])
  })

  it('begins anew after its end', () => {
    const { player, slide, time } = open(30_000)
    player.play()
    vi.advanceTimersByTime(1000)
    expect([slide(), time()]).toEqual([3, 1000])
  })
})
