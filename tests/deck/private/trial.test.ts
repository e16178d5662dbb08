import { describe, expect, it } from 'vitest'
import { asTrial, isTrial, withoutTrial } from '../../../src/deck/private/trial.ts'

describe('an address at which a key is tried', () => {
  it.each([
    'https://a.example/talk/ja/41/',
    'https://a.example/talk/ja/41/#b3&k=abc',
    'https://a.example/talk/ja/41/?present',
    'https://a.example/talk/ja/41/?transcript=en#b3',
  ])('is told from %s, and leads back to it', (url) => {
    const trial = asTrial(url)
    expect(isTrial(url)).toBe(false)
    expect(isTrial(trial)).toBe(true)
    expect(withoutTrial(trial)).toBe(url)
    expect(withoutTrial(url)).toBe(url)
    expect(new URL(trial).hash).toBe(new URL(url).hash)
  })
})
