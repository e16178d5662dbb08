import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { coverageOf } from '../../../src/compiler/fonts/coverage.ts'

/** A font of a map of characters alone, which says that it has all there are, and four thousand million more. */
function boastfulFont(): Buffer {
  const cmap = Buffer.alloc(12 + 16 + 12)
  cmap.writeUInt16BE(1, 2)
  cmap.writeUInt16BE(3, 4)
  cmap.writeUInt16BE(10, 6)
  cmap.writeUInt32BE(12, 8)
  cmap.writeUInt16BE(12, 12)
  cmap.writeUInt32BE(28, 16)
  cmap.writeUInt32BE(1, 24)
  cmap.writeUInt32BE(0x20, 28)
  cmap.writeUInt32BE(0xfffffff0, 32)
  cmap.writeUInt32BE(1, 36)
  const head = Buffer.alloc(12 + 16)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(1, 4)
  head.write('cmap', 12)
  head.writeUInt32BE(head.length, 20)
  head.writeUInt32BE(cmap.length, 24)
  return Buffer.concat([head, cmap])
}

describe('the characters that a font has', () => {
  it('are looked for one by one, so that no list of them fills memory', () => {
    expect(coverageOf(boastfulFont()).has('a')).toBe(true)
    expect(coverageOf(boastfulFont()).has('\u0001')).toBe(false)
  })

  it('are those that it draws', async () => {
    const { resolve } = createRequire(import.meta.url)
    const file = resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf')
    const coverage = coverageOf(await readFile(file))
    expect(['a', '字', '語', '\u{1f600}'].map((character) => coverage.has(character))).toEqual([
      ...[true, true, true, false],
    ])
  })
})
