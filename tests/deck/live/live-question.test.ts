import { describe, expect, it } from 'vitest'
import { LIVE_LIMITS } from '../../../src/deck/live/live-limits.ts'
import { formatLiveMessage, parseLiveMessage } from '../../../src/deck/live/live-messages.ts'
import { tidyQuestion } from '../../../src/deck/live/live-question.ts'

const NAME = 'AbCdEfGhIjKlMnOpQrStUv'

describe('a question', () => {
  const ask = (text: string) =>
    parseLiveMessage(
      'listenerQuestion',
      formatLiveMessage('listenerQuestion', { ask: { id: NAME, slideNumber: 1, text, locale: 'ja' } }),
    )

  it('has 280 characters at most, as people count them', () => {
    expect(ask('𠮷'.repeat(LIVE_LIMITS.questionLength))).toBeDefined()
    expect(ask('字'.repeat(LIVE_LIMITS.questionLength + 1))).toBeUndefined()
  })

  it('is not empty', () => {
    expect(ask(' \n\u0000 ')).toBeUndefined()
    expect(ask('\u200b\u200b\u2060')).toBeUndefined()
    expect(ask('？')).toBeDefined()
  })

  it('is no longer than it looks: half a character becomes a sign for one', () => {
    expect(tidyQuestion('a\ud800b')).toBe('a\ufffdb')
  })

  it('keeps its words and loses controls and marks that turn text around', () => {
    expect(tidyQuestion(' a\u0007\u202eb\r\n\r\n\r\n<b>c</b> ')).toBe('ab\n<b>c</b>')
  })
})
