import { describe, expect, it } from 'vitest'
import type { LiveQuestion } from '../../../src/deck/live/live-question.ts'
import { createI18n } from '../../../src/i18n/i18n.ts'
import { addLiveMessages } from '../../../src/i18n/live-messages.ts'
import { questionsCsv } from '../../../src/talk/live/questions/questions-csv.ts'

const i18n = createI18n('en')
addLiveMessages(i18n)
const question = (text: string): LiveQuestion => ({
  ...{ id: 'q'.repeat(22), slideNumber: 41, text, locale: 'en', support: 2, done: false, asked: 0 },
})
const csv = (text: string) => questionsCsv([question(text)], i18n.getFixedT('en', 'live'))

describe('the questions as CSV', () => {
  it('have a head and a row each, with a mark for Excel', () => {
    expect(csv('Why?')).toBe(
      '\uFEFF"Slide","Question","Support","Language","Answered","Answer","Asked"\r\n41,"Why?",2,"en","no","","1970-01-01T00:00:00.000Z"\r\n',
    )
  })

  it('keep quotes, commas and line breaks', () => {
    expect(csv('a "b", c\nd')).toContain('41,"a ""b"", c\nd",2')
  })

  it.each(['=1+1', '+1', '-1', '@a', '＝1'])('keep %s words, which a spreadsheet would reckon', (text) => {
    expect(csv(text)).toContain(`41,"'${text}",2`)
  })

  it('have the answers in writing, as words', () => {
    const answered = { ...question('Why?'), done: true, answer: '=now()' }
    expect(questionsCsv([answered], i18n.getFixedT('en', 'live'))).toContain(`"yes","'=now()","1970`)
  })

  it('keep words that a spreadsheet would cut at a semicolon, and reckon from there', () => {
    expect(csv('a;=1+1')).toContain(`"a;'=1+1"`)
  })
})
