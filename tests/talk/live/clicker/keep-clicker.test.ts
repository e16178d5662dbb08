import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepJoined, takeClicker } from '../../../../src/talk/live/clicker/keep-clicker.ts'
import { randomName } from '../../../../src/talk/live/random-name.ts'

const values = new Map<string, string>()
beforeEach(() => {
  values.clear()
  const sessionStorage = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => values.set(key, value),
  }
  vi.stubGlobal('window', { sessionStorage })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('who a tab is as a clicker', () => {
  it('is the same after a reload, and remembered to have been let in', () => {
    const code = randomName()
    const first = takeClicker(code)
    expect(first.joined).toBe(false)
    keepJoined(first)
    expect(takeClicker(code)).toEqual({ ...first, joined: true })
  })

  it('is another with another code', () => {
    const first = takeClicker(randomName())
    keepJoined(first)
    const second = takeClicker(randomName())
    expect(second.joined).toBe(false)
    expect([second.clientId, second.name]).not.toContain(first.clientId)
    expect(second.name).not.toBe(first.name)
  })

  it.each(['nonsense', '{}', '{"code":"x","clientId":"s-"}'])('is new where %s is kept', (kept) => {
    takeClicker(randomName())
    for (const key of values.keys()) values.set(key, kept)
    expect(takeClicker(randomName()).clientId).toMatch(/^c-/)
  })
})
