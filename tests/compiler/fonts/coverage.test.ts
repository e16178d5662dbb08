import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { coverageOf } from '../../../src/compiler/fonts/coverage.ts'
import { boastfulFont } from '../../fixtures/boastful-font.ts'

describe('the characters that a font has', () => {
  it('are looked for one by one, so that no list of them fills memory', async () => {
    expect((await coverageOf(boastfulFont())).has('a')).toBe(true)
    expect((await coverageOf(boastfulFont())).has('\u0001')).toBe(false)
  })

  it('are those that it draws', async () => {
    const { resolve } = createRequire(import.meta.url)
    const file = resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf')
    const coverage = await coverageOf(await readFile(file))
    expect(['a', '字', '語', '\u{1f600}'].map((character) => coverage.has(character))).toEqual([
      ...[true, true, true, false],
    ])
  })
})
