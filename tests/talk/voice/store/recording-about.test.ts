import { describe, expect, it } from 'vitest'
import { wholeTake } from '../../../../src/deck/voice/cuts.ts'
import { isCutOff, lengthOf, type RecordingAbout } from '../../../../src/talk/voice/store/recording-about.ts'

const ABOUT = { v: 1, id: 'one', deck: 'tides', title: {}, build: 'b7', started: 1 } as const
const take = (ended: boolean, mediaMs?: number): RecordingAbout['takes'][number] => ({
  ...{ type: 'audio/webm', ended },
  ...(mediaMs !== undefined && { measured: { mediaMs, levels: '' } }),
})
const cuts = [wholeTake(0), wholeTake(1)]

describe('a recording', () => {
  it('is cut off while what was begun last of it was not ended', () => {
    expect(isCutOff({ ...ABOUT, takes: [take(false)] })).toBe(true)
    expect(isCutOff({ ...ABOUT, takes: [take(false), take(true)], cuts })).toBe(false)
    expect(isCutOff({ ...ABOUT, takes: [take(false), take(false)], cuts })).toBe(true)
    // A slide that was to be spoken anew is in no cut yet.
    expect(isCutOff({ ...ABOUT, takes: [take(true), take(false)] })).toBe(false)
  })

  it('is as long as its cuts, once all of them are measured', () => {
    expect(lengthOf({ ...ABOUT, takes: [take(false)] })).toBeUndefined()
    expect(lengthOf({ ...ABOUT, takes: [take(true, 5000)] })).toBe(5000)
    expect(lengthOf({ ...ABOUT, takes: [take(true, 5000), take(false)], cuts })).toBeUndefined()
    expect(lengthOf({ ...ABOUT, takes: [take(true, 5000), take(true, 700)], cuts })).toBe(5700)
  })
})
