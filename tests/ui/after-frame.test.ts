import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let { afterFrame, lateWork, restWork } = await import('../../src/ui/after-frame.ts')

/** Work that has been done, in order. */
let done: string[]
const doing = (name: string) => () => {
  done.push(name)
}

beforeEach(async () => {
  vi.useFakeTimers()
  vi.stubGlobal('document', { hidden: false })
  vi.stubGlobal('requestAnimationFrame', requestFrame)
  vi.stubGlobal('cancelAnimationFrame', clearTimeout)
  vi.resetModules()
  ;({ afterFrame, lateWork, restWork } = await import('../../src/ui/after-frame.ts'))
  done = []
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Frames come sixty times a second. */
const FRAME_MS = 16
const requestFrame = vi.fn((run: () => void) => Number(setTimeout(run, FRAME_MS)))

/** The next frame is drawn, and what waits for it is done. */
function drawFrame(): void {
  vi.advanceTimersByTime(FRAME_MS)
  vi.advanceTimersByTime(1)
}

describe('work after a frame', () => {
  it('is done together once the frame has been drawn, in its order, with one frame asked for', () => {
    requestFrame.mockClear()
    for (const name of ['a', 'b', 'c']) afterFrame(doing(name))
    const cancel = afterFrame(doing('called off'))
    cancel()
    expect(done).toEqual([])
    drawFrame()
    expect(done).toEqual(['a', 'b', 'c'])
    expect(requestFrame).toHaveBeenCalledTimes(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('waits for the next frame where it is asked for after this one', () => {
    afterFrame(doing('a'))
    vi.advanceTimersToNextTimer()
    // A key comes before what waited is done.
    afterFrame(doing('b'))
    vi.advanceTimersByTime(1)
    expect(done).toEqual(['a'])
    drawFrame()
    expect(done).toEqual(['a', 'b'])
  })

  it('lets the page answer where it takes long, and goes on after a fault', () => {
    const faults: unknown[] = []
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0)
    vi.stubGlobal('reportError', (fault: unknown) => faults.push(fault))
    afterFrame(() => {
      clock.mockReturnValue(50)
      throw new Error('a fault')
    })
    afterFrame(doing('b'))
    vi.advanceTimersToNextTimer()
    vi.runOnlyPendingTimers()
    expect(done).toEqual([])
    vi.runOnlyPendingTimers()
    expect(done).toEqual(['b'])
    expect(faults).toHaveLength(1)
    clock.mockRestore()
  })

  it('is done though no frame comes', () => {
    vi.stubGlobal('requestAnimationFrame', () => 0)
    vi.stubGlobal('cancelAnimationFrame', () => undefined)
    const work = lateWork(doing('a'))
    work.ask()
    work.ask()
    vi.advanceTimersByTime(200)
    expect(done).toEqual(['a'])
  })
})

describe('work for who rests', () => {
  it('follows a single step at once', () => {
    restWork(doing('a')).ask()
    drawFrame()
    expect(done).toEqual(['a'])
  })

  it('is done once more where steps follow each other, when they end', () => {
    const work = restWork(doing('a'))
    for (let step = 0; step < 6; step++) {
      work.ask()
      vi.advanceTimersByTime(100)
    }
    expect(done).toHaveLength(1)
    vi.advanceTimersByTime(500)
    expect(done).toHaveLength(2)
  })

  it('is told whether the reader has leafed, who then has no eye for a way that is shown', () => {
    const told: boolean[] = []
    const work = restWork((hasLeafed) => told.push(hasLeafed))
    work.ask()
    drawFrame()
    for (let step = 0; step < 3; step++) {
      work.ask()
      vi.advanceTimersByTime(100)
    }
    vi.advanceTimersByTime(1000)
    work.ask()
    drawFrame()
    expect(told).toEqual([false, true, false])
  })

  it('is done now and then for who leafs on and on, and not once it is called off', () => {
    const work = restWork(doing('a'))
    for (let step = 0; step < 100; step++) {
      work.ask()
      vi.advanceTimersByTime(30)
    }
    expect(done.length).toBeGreaterThanOrEqual(3)
    expect(done.length).toBeLessThanOrEqual(4)
    work.cancel()
    vi.advanceTimersByTime(2000)
    expect(done.length).toBeLessThanOrEqual(4)
  })
})
