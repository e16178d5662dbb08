import { afterEach, describe, expect, it, vi } from 'vitest'
import { DrawingAccount } from '../../../src/compiler/render/drawing-account.ts'
import { problemsOf, slideFile } from '../../fixtures/with-deck.ts'

/** A clock that a chart moves on by as many ms as it is said to take. */
function slowClock() {
  let nowMs = 0
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  return (ms: number) => () => {
    nowMs += ms
    return Promise.resolve('drawn')
  }
}
afterEach(() => {
  vi.restoreAllMocks()
})

describe('the charts of a deck', () => {
  it('are drawn until they have taken too long together, and again once a slide was changed', async () => {
    const taking = slowClock()
    const account = new DrawingAccount()
    for (let chart = 1; chart <= 3; chart++) expect(await account.draw(taking(19_000))).toBe('drawn')
    const next = vi.fn(taking(1))
    await expect(account.draw(next)).rejects.toThrow('take more than 40 s')
    expect(next).not.toHaveBeenCalled()
    account.renew()
    expect(await account.draw(next)).toBe('drawn')
  })

  it('may be as many as a deck has slides, where each takes no longer than one', async () => {
    const taking = slowClock()
    const account = new DrawingAccount()
    for (let chart = 1; chart <= 1000; chart++) await account.draw(taking(200))
    expect(await account.draw(taking(200))).toBe('drawn')
  })

  it('count, failed ones too, with the diagrams: what comes after is refused by its name', async () => {
    let nowMs = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (nowMs += 10_000))
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    const slides = names.map((name) => `:::figure{name=${name}}\nCaption\n\nDescription of it\n:::`)
    const problems = await problemsOf({
      '002-measuring-tides.md': slideFile(slides.join('\n\n')),
      ...Object.fromEntries(names.map((name) => [`figures/${name}.mmd`, `graph LR\n ${name} --> z`])),
    })
    expect(problems.join('\n')).toContain('deck/figures/f.mmd:1: ')
    expect(problems.filter((one) => one.includes('take more than 40 s')).length).toBeGreaterThan(1)
    expect(problems.join('\n')).not.toContain('deck/figures/a.mmd:1: the drawing fails for slide 2, "ja"')
  })
})
