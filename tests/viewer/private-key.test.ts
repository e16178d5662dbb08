import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  keepInTab,
  readStored,
  removeStored,
  storedKeys,
  takeStored,
  writeStored,
} from '../../src/ui/storage.ts'
import {
  holdKey,
  isTalkInTab,
  keepKeyOnDevice,
  keepTalkInTab,
  openUrl,
  shareableUrl,
} from '../../src/viewer/private-key.ts'

const BASE = 'https://talks.example/talks/private/0f3a/'
const NOTES = 'colloquium:/talks/private/0f3a/:月と潮:annotations'
const INK = 'colloquium-ink:/talks/private/0f3a/:ja/3'
const OTHER = 'colloquium:/talks/tides-2024/:潮:annotations'

/** As a browser's: what is stored are its own properties. */
class FakeStorage {
  getItem(key: string): string | null {
    return (Object.entries(this).find(([name]) => name === key)?.[1] as string | undefined) ?? null
  }
  setItem(key: string, text: string): void {
    Object.assign(this, { [key]: text })
  }
  removeItem(key: string): void {
    Reflect.deleteProperty(this, key)
  }
}

let device: FakeStorage
let tab: FakeStorage

beforeEach(() => {
  device = new FakeStorage()
  tab = new FakeStorage()
  vi.stubGlobal('window', { localStorage: device, sessionStorage: tab })
  vi.stubGlobal('document', { documentElement: { dataset: { private: '' } } })
  keepTalkInTab(BASE)
  holdKey(BASE, { build: 'b', link: 'abc', master: 'm' })
})
afterEach(() => {
  keepInTab(() => false)
  vi.unstubAllGlobals()
})

describe('a link to a page of a private talk', () => {
  it.each([
    [`${BASE}ja/41/`, `${BASE}#at=ja/41/&k=abc`],
    [`${BASE}ja/41/?present#b3`, `${BASE}#at=ja/41/%3Fpresent&b3&k=abc`],
    [BASE, `${BASE}#k=abc`],
    [`${BASE}?live=s`, `${BASE}?live=s#k=abc`],
  ])('goes through the page at its base, which every host has: %s', (url, shared) => {
    expect(shareableUrl(url, BASE)).toBe(shared)
  })

  it('is of the base that others reach', () => {
    const site = 'https://192.0.2.7/talks/private/0f3a/'
    expect(shareableUrl(`${site}ja/clicker/#c=1`, BASE, site)).toBe(`${site}#at=ja/clicker/&c=1&k=abc`)
  })

  it('has no key where it is published', () => {
    expect(openUrl(`${BASE}ja/41/`, BASE)).toBe(`${BASE}#at=ja/41/`)
  })

  it('is the page’s own address in an open talk', () => {
    vi.stubGlobal('document', { documentElement: { dataset: {} } })
    expect(shareableUrl(`${BASE}ja/41/#b3`, BASE)).toBe(`${BASE}ja/41/#b3`)
    expect(openUrl(`${BASE}ja/41/`, BASE)).toBe(`${BASE}ja/41/`)
  })
})

describe('what a reader keeps of a private talk', () => {
  const keep = () => {
    writeStored(NOTES, ['潮は満ちる'])
    writeStored(INK, [1])
    writeStored(OTHER, ['open'])
  }

  it('stays with the tab, its title too, and is read there', () => {
    keep()
    expect(Object.keys(device)).toEqual([OTHER])
    expect(readStored(NOTES)).toEqual(['潮は満ちる'])
    expect(storedKeys()).toEqual(expect.arrayContaining([NOTES, INK, OTHER]))
    expect(isTalkInTab(BASE)).toBe(true)
  })

  it('goes to the device with the key, and leaves it with the key', () => {
    keep()
    expect(keepKeyOnDevice(BASE, true)).toBe(true)
    expect(Object.keys(device)).toEqual(expect.arrayContaining([NOTES, INK]))
    expect(readStored(NOTES)).toEqual(['潮は満ちる'])
    expect(isTalkInTab(BASE)).toBe(false)
    keepKeyOnDevice(BASE, false)
    expect(Object.keys(device)).toEqual([OTHER])
    expect(readStored(NOTES)).toEqual(['潮は満ちる'])
  })

  it('is read from the device where it lies there from before, and removed from both', () => {
    device.setItem(NOTES, '["before"]')
    expect(takeStored(NOTES, (value) => value)).toEqual({ value: ['before'], setAside: false })
    writeStored(NOTES, ['now'])
    expect(readStored(NOTES)).toEqual(['now'])
    removeStored(NOTES)
    expect(readStored(NOTES)).toBeUndefined()
  })
})
