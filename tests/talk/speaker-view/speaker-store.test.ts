import { describe, expect, it } from 'vitest'
import { createSpeakerStore, startsWithStep } from '../../../src/talk/speaker-view/speaker-store.ts'
import { STOPPED } from '../../../src/talk/speaker-view/talk-timer.ts'

function speaker() {
  const own = { slideNumber: 1, fragment: -1, locale: 'ja', curtain: undefined, hall: undefined } as const
  return createSpeakerStore(
    { minutes: 40, sections: {} },
    {
      timer: STOPPED,
      own,
      frozen: false,
      notesLocale: 'ja',
      notesSize: 'medium',
    },
  )
}

describe('the clock of a talk', () => {
  it('waits while nobody is there', () => {
    expect(startsWithStep(speaker().getState())).toBe(false)
  })

  it('starts with the first step before an audience page, or before listeners on their own devices', () => {
    const [hall, live] = [speaker(), speaker()]
    hall.getState().setAudience(1)
    live.getState().setLive(true)
    expect(startsWithStep(hall.getState())).toBe(true)
    expect(startsWithStep(live.getState())).toBe(true)
  })

  it('does not start while the audience is kept where it is, nor a second time', () => {
    const store = speaker()
    store.getState().setLive(true)
    store.getState().setFrozen(true)
    expect(startsWithStep(store.getState())).toBe(false)
    store.getState().setFrozen(false)
    store.getState().setTimer('start', 1000)
    store.getState().setTimer('pause', 61_000)
    expect(startsWithStep(store.getState())).toBe(false)
  })
})
