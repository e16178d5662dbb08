import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { keepRoom } from '../../../src/tools/live/keep-room.ts'
import { parseSavedRoom, type SavedRoom } from '../../../src/tools/live/saved-room.ts'
import { scratchFolder } from '../scratch.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** A room that takes some ms to be made into text. */
function slowRoom(ms: number): { room: SavedRoom; made: () => number } {
  let count = 0
  const toJSON = () => {
    count++
    const end = performance.now() + ms
    while (performance.now() < end);
    return { count }
  }
  return { room: { ...parseSavedRoom(''), ...{ toJSON } }, made: () => count }
}

describe('what a room said', () => {
  it('takes a twentieth of the time at most to be written down', async () => {
    const path = join(await scratchFolder(), 'talk.room.json')
    const kept = await keepRoom(path, () => undefined)
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const { room, made } = slowRoom(100)
    for (let ms = 0; ms < 1900; ms += 100) {
      kept.save(room, false)
      vi.advanceTimersByTime(100)
    }
    expect(made()).toBe(1)
    vi.advanceTimersByTime(3000)
    expect(made()).toBe(2)
    vi.useRealTimers()
    await vi.waitFor(async () => {
      expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ count: 2 })
    })
  })

  it('is on the disk as it was last, though it was said while an older one was written', async () => {
    const path = join(await scratchFolder(), 'talk.room.json')
    const kept = await keepRoom(path, () => undefined)
    for (const moderated of [false, false, true]) kept.save({ ...parseSavedRoom(''), moderated }, true)
    await vi.waitFor(async () => {
      expect(parseSavedRoom(await readFile(path, 'utf8')).moderated).toBe(true)
    })
  })
})
