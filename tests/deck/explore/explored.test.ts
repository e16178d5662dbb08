import { describe, expect, it } from 'vitest'
import { formatDeckLink, parseDeckLink } from '../../../src/deck/deck-link.ts'
import { formatExplored, isExplored, parseExplored } from '../../../src/deck/explore/explored.ts'
import { readEnvelope } from '../../../src/deck/channel-messages.ts'
import { formatLiveMessage, parseLiveMessage } from '../../../src/deck/live/live-messages.ts'

describe('an explorable figure that is open', () => {
  it('is said by its block, and by what is set in it', () => {
    expect(parseExplored('b3')).toEqual({ block: 'b3', state: '' })
    expect(parseExplored('b3:q2us10')).toEqual({ block: 'b3', state: 'q2us10' })
    expect(formatExplored({ block: 'b3', state: '' })).toBe('b3')
    expect(formatExplored({ block: 'b12', state: 'a:b' })).toBe('b12:a:b')
  })

  it.each(['', 'x3', 'b3:', 'b3:\u0000', `b3:${'x'.repeat(301)}`, 7, null])('is not %j', (value) => {
    expect(isExplored(value)).toBe(false)
  })

  it('is carried by a link, words of any language too', () => {
    const link = { locale: 'ja', page: 'slide', slideNumber: 42, explored: 'b2:1.2~猫 & 犬' } as const
    const [path = '', search = ''] = formatDeckLink(link).split(/(?=\?)/)
    expect(search).toMatch(/^\?try=b2:1\.2~/)
    expect(parseDeckLink(path, search)).toEqual(link)
  })

  it('says where a link can’t be read', () => {
    expect(parseDeckLink('ja/42', '?try=nothing')).toMatchObject({ exploredFault: true })
  })

  it('goes to other windows and to listeners, and is refused where it is none', () => {
    const show = { slideNumber: 4, fragment: -1, locale: 'ja', stamp: { count: 1, origin: 'a' } }
    const envelope = (explored: unknown) => ({
      ...{ colloquium: 1, kind: 'show', from: 'a', role: 'stage', locked: false },
      body: { ...show, explored },
    })
    expect(readEnvelope(envelope('b3:q1us10'))?.body).toMatchObject({ explored: 'b3:q1us10' })
    expect(readEnvelope(envelope('<b>'))).toBeUndefined()
    const position = { started: 1, seq: 1, slideNumber: 4, fragment: -1, explored: 'b3:q1us10' }
    expect(parseLiveMessage('position', formatLiveMessage('position', position))).toEqual(position)
    expect(
      parseLiveMessage('position', formatLiveMessage('position', { ...position, explored: 'x' })),
    ).toBeUndefined()
  })
})
