import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { repairTranscript, type RepairedLine } from '../../src/repair/repair-transcript.ts'
import { loadJapaneseOrders } from '../../src/tools/repair/japanese-orders.ts'

interface PublishedTranscript {
  slides: { number: number; lines: string[] }[]
}
interface Talk {
  lines: { slide: number; published: string; expected: string }[]
}

const { slides } = JSON.parse(readFileSync('slides/published-transcript.json', 'utf8')) as PublishedTranscript
const talk = JSON.parse(readFileSync('tests/repair/talk.json', 'utf8')) as Talk
const lines = slides.flatMap(({ number, lines }) => lines.map((line) => ({ slide: number, line })))

describe('the published transcript of the talk', () => {
  let repaired: RepairedLine[]
  beforeAll(async () => {
    const orders = await loadJapaneseOrders()
    repaired = repairTranscript(
      lines.map(({ line }) => line),
      { orders },
    )
  })

  it('has each garbled line restored, and no other line changed but for radicals', () => {
    const changed = repaired.flatMap(({ line, text, runs }, i) => {
      const garbled = runs.some(
        ({ kind, published, restored }) => kind !== 'radical' && published !== restored,
      )
      return garbled ? [{ slide: lines[i]?.slide, published: line, expected: text }] : []
    })
    expect(changed).toEqual(talk.lines.filter(({ published, expected }) => published !== expected))
  })

  it('has no radical left', () => {
    expect(repaired.filter(({ text }) => /[\u2e80-\u2fdf]/.test(text))).toEqual([])
    expect(repaired.some(({ text }) => text.includes('黄'))).toBe(true)
  })

  it('reports what could not be told', () => {
    const lone = repaired.find(({ line }, i) => line === '9' && lines[i]?.slide === 42)
    expect(lone).toMatchObject({ text: '9', runs: [{ published: '9', restored: '9', reading: 'X' }] })
  })

  it('is the same after a second repair', () => {
    const texts = repaired.map(({ text }) => text)
    expect(repairTranscript(texts).map(({ text }) => text)).toEqual(texts)
  })

  it('is nearly the same without a dictionary', () => {
    const texts = repairTranscript(lines.map(({ line }) => line)).map(({ text }) => text)
    const different = texts.filter((text, i) => text !== repaired[i]?.text)
    expect(different.length).toBeLessThan(4)
  })
})
