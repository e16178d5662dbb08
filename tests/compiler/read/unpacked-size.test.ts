import { brotliCompressSync } from 'node:zlib'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { unpackedSize } from '../../../src/compiler/read/unpacked-size.ts'

const require = createRequire(import.meta.url)

describe('the size of a font once it is unpacked', () => {
  it('is that of the file where it isn’t packed', async () => {
    const font = await readFile(
      require.resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf'),
    )
    expect(unpackedSize(font)).toBe(font.length)
  })

  it('is what the tables of a WOFF2 say, however small the file is', () => {
    const font = woff2(1_500_000_000)
    expect(font.length).toBeLessThan(200)
    expect(unpackedSize(font)).toBe(1_500_000_000)
  })

  it('is what the tables of a WOFF say', () => {
    const font = Buffer.alloc(64)
    font.write('wOFF')
    font.writeUInt16BE(1, 12)
    font.writeUInt32BE(1_500_000_000, 44 + 12)
    expect(unpackedSize(font)).toBe(1_500_000_000)
  })

  it.each(['wOFF', 'wOF2'])('is none where the head of a %s is cut off', (signature) => {
    const font = Buffer.alloc(48)
    font.write(signature)
    font.writeUInt16BE(3, 12)
    expect(unpackedSize(font)).toBe(Infinity)
  })
})

/** A WOFF2 with a `cmap` that is said to be so long. */
function woff2(length: number): Buffer {
  const digits: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 128)) digits.unshift(rest & 127)
  const packed = brotliCompressSync(Buffer.alloc(1000))
  const head = Buffer.alloc(48)
  head.write('wOF2')
  head.writeUInt16BE(1, 12)
  const table = Buffer.from([0, ...digits.map((digit, at) => (at < digits.length - 1 ? digit | 128 : digit))])
  return Buffer.concat([head, table, packed])
}
