import { afterEach, describe, expect, it, vi } from 'vitest'
import { openChannel, type AudienceChannel } from '../../../src/talk/audience/audience-channel.ts'
import type { ChannelRole, Show } from '../../../src/deck/channel-messages.ts'
import { isSame, SharedShow } from '../../../src/talk/audience/shared-show.ts'

const START: Show = { slideNumber: 1, fragment: -1, locale: 'ja', curtain: undefined }
const open: { close: () => void }[] = []
let names = 0

function openHere(name: string, role: ChannelRole, build = 'aa_1'): AudienceChannel {
  const channel = openChannel(name, role, build)
  if (!channel) throw new Error('there is no BroadcastChannel here')
  return channel
}

/** A page of a role, as far as what it shows goes. `move` is what its user does. */
function openPage(name: string, role: ChannelRole, start: Partial<Show> = {}) {
  const channel = openHere(name, role)
  const page = {
    channel,
    show: { ...START, ...start },
    applied: 0,
    move: (changes: Partial<Show>) => {
      page.show = { ...page.show, ...changes }
      shared.tell()
    },
  }
  const shared = new SharedShow(channel, {
    role,
    read: () => page.show,
    apply: ({ slideNumber, fragment, locale, curtain }) => {
      page.applied++
      page.show = { slideNumber, fragment, locale, curtain }
    },
  })
  open.push(shared, channel)
  channel.join()
  return { ...page, page, shared }
}

function newName(): string {
  return `test ${String(++names)}`
}

/** Words posted so far have come: a page that answers has read them. */
async function settled(name: string): Promise<void> {
  const probe = openHere(name, 'stage')
  let answers = 0
  probe.on('here', () => answers++)
  probe.join()
  await vi.waitFor(() => {
    expect(answers).toBeGreaterThanOrEqual(1)
  })
  probe.close()
}

afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

describe('a page of the channel', () => {
  it('is known with the build that it is of', async () => {
    const name = newName()
    const [stage, speaker] = [openHere(name, 'stage', 'aa_1'), openHere(name, 'speaker', 'bb_2')]
    open.push(stage, speaker)
    speaker.join()
    await vi.waitFor(() => {
      expect(speaker.peers('stage')).toEqual([{ id: stage.id, role: 'stage', build: 'aa_1' }])
      expect(stage.peers('speaker')).toEqual([{ id: speaker.id, role: 'speaker', build: 'bb_2' }])
    })
  })
})

describe('a show shared by two pages', () => {
  it.each(['stage', 'speaker'] as const)('is the audience’s when the %s was there first', async (first) => {
    const name = newName()
    const pages = { stage: { slideNumber: 41, fragment: 2 }, speaker: { slideNumber: 3 } }
    const second = first === 'stage' ? 'speaker' : 'stage'
    const one = openPage(name, first, pages[first]).page
    await settled(name).catch(() => undefined)
    const other = openPage(name, second, pages[second]).page
    await vi.waitFor(() => {
      expect(one.show).toEqual({ ...START, slideNumber: 41, fragment: 2 })
      expect(other.show).toEqual(one.show)
    })
  })

  it('is told to a page that is opened anew', async () => {
    const name = newName()
    const speaker = openPage(name, 'speaker').page
    const stage = openPage(name, 'stage', { slideNumber: 41 })
    await vi.waitFor(() => {
      expect(speaker.show.slideNumber).toBe(41)
    })
    speaker.move({ slideNumber: 42, fragment: 1, curtain: 'black' })
    await vi.waitFor(() => {
      expect(stage.page.show.slideNumber).toBe(42)
    })
    stage.shared.close()
    stage.channel.close()
    const again = openPage(name, 'stage', { slideNumber: 42 }).page
    await vi.waitFor(() => {
      expect(again.show).toEqual({ ...START, slideNumber: 42, fragment: 1, curtain: 'black' })
    })
  })

  it('ends the same on both sides after 500 moves of each, and no move is answered by another', async () => {
    const name = newName()
    const stage = openPage(name, 'stage').page
    const speaker = openPage(name, 'speaker', { slideNumber: 2 }).page
    await vi.waitFor(() => {
      expect(speaker.show.slideNumber).toBe(1)
    })
    const appliedBefore = stage.applied + speaker.applied
    for (let step = 1; step <= 500; step++) {
      stage.move({ slideNumber: 1 + (step % 95), fragment: step % 3 })
      speaker.move({ slideNumber: 1 + ((step * 7) % 95), fragment: -1 })
    }
    speaker.move({ curtain: 'white' })
    stage.move({ curtain: 'black' })
    await vi.waitFor(() => {
      expect(stage.show).toEqual(speaker.show)
      expect(stage.show.curtain).toBeDefined()
    })
    expect(stage.applied + speaker.applied - appliedBefore).toBeLessThanOrEqual(1002)
  })

  it('leaves readers without a speaker to themselves', async () => {
    const name = newName()
    const one = openPage(name, 'stage', { slideNumber: 5 }).page
    const other = openPage(name, 'stage', { slideNumber: 9 }).page
    one.move({ slideNumber: 6 })
    await settled(name)
    expect([one.show.slideNumber, other.show.slideNumber]).toEqual([6, 9])
  })

  it('does not mix with another deck’s', async () => {
    const one = openPage(newName(), 'speaker', { slideNumber: 5 }).page
    const name = newName()
    openPage(name, 'stage', { slideNumber: 9 })
    await settled(name)
    expect(one.show.slideNumber).toBe(5)
  })
})

describe('a channel', () => {
  it('knows who is there, and who left', async () => {
    const name = newName()
    const speaker = openPage(name, 'speaker')
    expect(speaker.channel.peers('stage')).toEqual([])
    const stage = openPage(name, 'stage')
    await vi.waitFor(() => {
      expect(speaker.channel.peers('stage')).toHaveLength(1)
      expect(stage.channel.peers('speaker')).toHaveLength(1)
    })
    stage.channel.close()
    await vi.waitFor(() => {
      expect(speaker.channel.peers('stage')).toEqual([])
    })
  })
})

describe('what is shown', () => {
  it('is another where another block is lit, or none', () => {
    expect(isSame({ ...START, lit: 'b2' }, { ...START, lit: 'b2' })).toBe(true)
    expect(isSame({ ...START, lit: 'b2' }, { ...START, lit: 'b3' })).toBe(false)
    expect(isSame({ ...START, lit: 'b2' }, START)).toBe(false)
  })
})
