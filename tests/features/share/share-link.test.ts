import { describe, expect, it } from 'vitest'
import { formatDeckLink, parseDeckLink } from '../../../src/deck/deck-link.ts'
import { sendAddress, SEND_TARGETS } from '../../../src/features/share/send-targets.ts'
import { linkToShare, type ShareChoice } from '../../../src/features/share/share-link.ts'

const CHOICE: ShareChoice = { what: 'slide', locale: 'ja', transcript: undefined, present: false }

describe('a shared link', () => {
  it.each([
    [{}, 'ja/41/'],
    [{ what: 'deck' }, 'ja/'],
    [{ locale: 'en', transcript: 'both' }, 'en/41/?transcript=both'],
    [{ what: 'deck', present: true }, 'ja/?present'],
    [{ live: 'k3v9' }, 'ja/41/?live=k3v9'],
  ] satisfies [Partial<ShareChoice>, string][])(
    'of %j is %s, and means the same when followed',
    (changes, path) => {
      const link = linkToShare({ ...CHOICE, ...changes }, 41)
      expect(formatDeckLink(link)).toBe(path)
      const { pathname, search, hash } = new URL(path, 'https://host/')
      expect(parseDeckLink(pathname, search, hash)).toEqual(link)
    },
  )
})

describe('a link to a passage', () => {
  const place = { slideNumber: 7, block: 'b3', quote: '次の語' }

  it('names its slide, block and words', () => {
    expect(linkToShare({ ...CHOICE, what: 'passage', transcript: 'ja' }, 41, place)).toEqual({
      ...{ page: 'slide', locale: 'ja', slideNumber: 7, transcript: 'ja', block: 'b3', quote: '次の語' },
    })
  })

  it('goes without words where there are none to quote', () => {
    const link = linkToShare({ ...CHOICE, what: 'passage' }, 41, { ...place, quote: undefined })
    expect(formatDeckLink(link)).toBe('ja/7/#b3')
  })
})

describe('an address to send a link by', () => {
  const url = 'https://host/ja/41/?transcript=ja&quote=%E8%AA%9E#b3'

  it.each(SEND_TARGETS)('carries link and words whole to %s', (target) => {
    const address = new URL(sendAddress(target, url, '41. 事前学習 & 「語」 100%'))
    const values = [...address.searchParams.values()].join('\n')
    expect(values).toContain(url)
    expect(values).toContain('41. 事前学習 & 「語」 100%')
  })
})
