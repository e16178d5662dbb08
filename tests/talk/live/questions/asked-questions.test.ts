import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AskedQuestions } from '../../../../src/talk/live/questions/asked-questions.ts'

beforeEach(() => {
  const stored = new Map<string, string>()
  vi.stubGlobal('window', {
    sessionStorage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
      removeItem: (key: string) => stored.delete(key),
    },
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a question that is being written', () => {
  it('is about the slide on which its first letter was, however far the talk goes on', () => {
    const asked = new AskedQuestions('talk')
    expect(asked.draftSlide).toBeUndefined()
    asked.setDraft('W', 44)
    asked.setDraft('Wh', 45)
    asked.setDraft('Why?', 46)
    expect([asked.draft, asked.draftSlide]).toEqual(['Why?', 44])
  })

  it('is about another slide once it was sent, or all of it rubbed out', () => {
    const asked = new AskedQuestions('talk')
    asked.setDraft('Why?', 44)
    asked.setDraft('', 46)
    expect(asked.draftSlide).toBeUndefined()
    asked.setDraft('H', 46)
    expect([asked.draft, asked.draftSlide]).toEqual(['H', 46])
  })

  it('is there after a reload, until it was sent', () => {
    new AskedQuestions('talk').setDraft('Why?', 44)
    const reloaded = new AskedQuestions('talk')
    expect([reloaded.draft, reloaded.draftSlide]).toEqual(['Why?', 44])
    expect(new AskedQuestions('another').draft).toBe('')
    reloaded.setDraft('', 50)
    expect(new AskedQuestions('talk').draft).toBe('')
  })
})
