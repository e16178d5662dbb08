import { describe, expect, it } from 'vitest'
import {
  atAnyAddress,
  buildOfPage,
  slidesOfText,
  cacheNames,
  isHashed,
  keptUrl,
  parseCacheName,
} from '../../src/deck/offline.ts'

const BASE = 'https://talks.test/deck/'

describe('names of caches', () => {
  const names = cacheNames(BASE)

  it.each([
    [names.shell('1a2b'), { kind: 'shell', buildId: '1a2b' }],
    [names.seen('1a2b'), { kind: 'seen', buildId: '1a2b' }],
    [names.kept('en', '1a2b'), { kind: 'kept', locale: 'en', buildId: '1a2b' }],
    [names.files, { kind: 'files' }],
    [names.pictures, { kind: 'pictures' }],
  ])('%s says what the cache holds', (name, use) => {
    expect(parseCacheName(name, BASE)).toEqual(use)
  })

  it('leave the caches of another deck, and of other programs, alone', () => {
    expect(parseCacheName(names.shell('1a2b'), 'https://talks.test/')).toBeUndefined()
    expect(parseCacheName(`workbox-precache-v2-${BASE}`, BASE)).toBeUndefined()
    expect(parseCacheName(`colloquium kept fr 1a2b ${BASE}`, BASE)).toBeUndefined()
  })
})

describe('what is kept', () => {
  it.each([
    ['ja/41/', 'ja/41/'],
    ['ja/41/?transcript=en&present#b3', 'ja/41/'],
    ['ja/41/index.html', 'ja/41/'],
    ['ja/speaker/41/', 'ja/speaker/1/'],
    ['index.html', ''],
    ['ja/text/0.json', 'ja/text/0.json'],
  ])('%s is kept as %j', (asked, kept) => {
    expect(keptUrl(BASE + asked)).toBe(BASE + kept)
  })

  it('knows the files whose names change with their content', () => {
    expect(isHashed('assets/main-1a2b.js')).toBe(true)
    expect(isHashed('pictures/ja/1-light-0f3a.webp')).toBe(true)
    expect(isHashed('ja/assets/')).toBe(false)
  })

  it('makes the links of a page of the base right at any address', () => {
    expect(atAnyAddress('<link href="./assets/a.css"><script>{"base":"./"}</script>', BASE)).toBe(
      `<link href="${BASE}assets/a.css"><script>{"base":"${BASE}"}</script>`,
    )
  })

  it('reads a page’s build, and none in a page of somebody else', () => {
    expect(buildOfPage('<!doctype html>\n<html lang="ja" data-build="1a2b3c">\n<head>')).toBe('1a2b3c')
    expect(buildOfPage('<!DOCTYPE html><html><body data-build="1a2b3c">')).toBeUndefined()
  })

  it('reads which slides a page or a pack is of, and none in anything else', () => {
    expect(slidesOfText('<!doctype html>\n<html lang="ja" data-build="1a2b_3c">\n<head>')).toBe('1a2b')
    expect(slidesOfText('[{"slides":"1a2b","slideNumber":1}]')).toBe('1a2b')
    expect(slidesOfText('[{"slideNumber":1,"title":"[{\\"slides\\":\\"1a2b\\"}]"}]')).toBeUndefined()
    expect(slidesOfText('<!doctype html><title>Welcome to our hotel</title>')).toBeUndefined()
  })
})
