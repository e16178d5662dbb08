import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LiveRecording } from '../../../src/deck/live/live-recording.ts'
import { replayTalk } from '../../../src/talk/live/replay-talk.ts'

const RECORDING: LiveRecording = {
  v: 1,
  deck: 'slides',
  title: { ja: '題' },
  build: 'b',
  started: 0,
  entries: [
    { at: 500, phase: 'live', black: false },
    { at: 1000, slideNumber: 1, fragment: -1 },
    { at: 11_000, slideNumber: 2, fragment: -1 },
    { at: 61_000, slideNumber: 3, fragment: -1 },
  ],
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function replay() {
  const slides: number[] = []
  const played = replayTalk(RECORDING, {
    onPosition: ({ slideNumber }) => slides.push(slideNumber),
    onState: () => undefined,
    onChange: () => undefined,
  })
  return { ...played, slides }
}

describe('a replay', () => {
  it('turns the slides when they were turned, and stops at the end', () => {
    const { play, slides, playing, timeMs } = replay()
    play()
    expect(slides).toEqual([1])
    vi.advanceTimersByTime(9999)
    expect(slides).toEqual([1])
    vi.advanceTimersByTime(1)
    expect(slides).toEqual([1, 2])
    vi.advanceTimersByTime(50_000)
    expect(slides).toEqual([1, 2, 3])
    expect(playing()).toBe(false)
    expect(timeMs()).toBe(61_000)
  })

  it('goes ten times as fast where it is told to on the way', () => {
    const { play, setSpeed, slides, timeMs } = replay()
    play()
    vi.advanceTimersByTime(5000)
    setSpeed(10)
    vi.advanceTimersByTime(500)
    expect(slides).toEqual([1, 2])
    expect(timeMs()).toBe(11_000)
  })

  it('stands still when paused, and goes on from there', () => {
    const { play, pause, slides, timeMs } = replay()
    play()
    vi.advanceTimersByTime(4000)
    pause()
    vi.advanceTimersByTime(60_000)
    expect(timeMs()).toBe(5000)
    play()
    vi.advanceTimersByTime(6000)
    expect(slides).toEqual([1, 2])
  })

  it('shows where the talk stood at the time that is sought', () => {
    const { seek, slides } = replay()
    seek(30_000)
    expect(slides).toEqual([2])
    seek(-5)
    expect(slides).toEqual([2, 1])
  })

  it('begins anew after its end', () => {
    const { play, seek, slides } = replay()
    seek(61_000)
    play()
    expect(slides).toEqual([3, 1])
  })
})
