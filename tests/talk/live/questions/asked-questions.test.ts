import { describe, expect, it } from 'vitest'
import { AskedQuestions } from '../../../../src/talk/live/questions/asked-questions.ts'

describe('a question that is being written', () => {
  it('is about the slide on which its first letter was, however far the talk goes on', () => {
    const asked = new AskedQuestions()
    expect(asked.draftSlide).toBeUndefined()
    asked.setDraft('W', 44)
    asked.setDraft('Wh', 45)
    asked.setDraft('Why?', 46)
    expect([asked.draft, asked.draftSlide]).toEqual(['Why?', 44])
  })

  it('is about another slide once it was sent, or all of it rubbed out', () => {
    const asked = new AskedQuestions()
    asked.setDraft('Why?', 44)
    asked.setDraft('', 46)
    expect(asked.draftSlide).toBeUndefined()
    asked.setDraft('H', 46)
    expect([asked.draft, asked.draftSlide]).toEqual(['H', 46])
  })
})
