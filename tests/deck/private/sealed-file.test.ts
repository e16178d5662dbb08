import { describe, expect, it } from 'vitest'
import { formatBase64url, parseBase64url, type Bytes } from '../../../src/deck/private/bytes.ts'
import { addLinkKey, parseLinkKey, takeLinkKey } from '../../../src/deck/private/link-key.ts'
import { masterWithPassphrase } from '../../../src/deck/private/passphrase.ts'
import { isOver, parsePrivateHeader } from '../../../src/deck/private/private-header.ts'
import { readTalkFile } from '../../../src/deck/private/read-talk.ts'
import { nonceOf, openFile, sealFile, TamperedFile } from '../../../src/deck/private/sealed-file.ts'
import { paddedCount, paddedSize } from '../../../src/deck/private/size-classes.ts'
import { deriveTalkKeys, sealedPath } from '../../../src/deck/private/talk-keys.ts'

const bytes = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text))
const fresh = (): Bytes => crypto.getRandomValues(new Uint8Array(32))
const content = { bytes: bytes('月と潮'), isCompressed: false }

async function sealed(build = 'build-of-16-chars', master = fresh()) {
  const keys = await deriveTalkKeys(master, build)
  const path = await sealedPath(keys, 'ja/1/index.html')
  return { keys, path, file: await sealFile(keys, path, nonceOf(7), content) }
}

describe('a sealed file', () => {
  it('opens with its key, under its name, in its build', async () => {
    const { keys, path, file } = await sealed()
    expect(await openFile(keys, path, file)).toEqual(content)
  })

  it('holds nothing that can be read, and is as long as any small file', async () => {
    const { file } = await sealed()
    expect(Buffer.from(file).includes(Buffer.from(content.bytes))).toBe(false)
    expect(file).toHaveLength(4096)
  })

  it.each([0, 12, 600, 4095])('is refused when byte %i was changed', async (at) => {
    const { keys, path, file } = await sealed()
    file[at] = (file[at] ?? 0) ^ 1
    await expect(openFile(keys, path, file)).rejects.toThrow(TamperedFile)
  })

  it.each([0, 5, 12, 27, 2048, 4095])('is refused when it was cut to %i bytes', async (length) => {
    const { keys, path, file } = await sealed()
    await expect(openFile(keys, path, file.slice(0, length))).rejects.toThrow('changed, cut short or swapped')
  })

  it('is refused in the place of another, and of another build of the same key', async () => {
    const master = fresh()
    const { keys, file, path } = await sealed('build-of-16-chars', master)
    await expect(openFile(keys, await sealedPath(keys, 'ja/2/index.html'), file)).rejects.toThrow(
      TamperedFile,
    )
    const other = await deriveTalkKeys(master, 'another-build-of-16')
    await expect(openFile(other, path, file)).rejects.toThrow(TamperedFile)
    await expect(openFile({ ...keys, build: 'another-build-of-16' }, path, file)).rejects.toThrow(
      TamperedFile,
    )
  })

  it('has a name that only the key gives', async () => {
    const { path } = await sealed()
    expect(path).toMatch(/^sealed\/[\w-]{32}$/)
    expect((await sealed()).path).not.toBe(path)
  })

  it('is decompressed where it was compressed', async () => {
    const keys = await deriveTalkKeys(fresh(), 'build-of-16-chars')
    const stream = new Blob([content.bytes]).stream().pipeThrough(new CompressionStream('gzip'))
    const packed = new Uint8Array(await new Response(stream).arrayBuffer())
    const path = await sealedPath(keys, 'a')
    const file = await sealFile(keys, path, nonceOf(0), { bytes: packed, isCompressed: true })
    const load = (asked: string) => Promise.resolve(asked === path ? file : undefined)
    expect(await readTalkFile(keys, 'a', load)).toEqual(content.bytes)
    expect(await readTalkFile(keys, 'b', load)).toBeUndefined()
  })
})

describe('sizes', () => {
  it('are of few classes, and at most 12 % more', () => {
    const sizes = Array.from({ length: 2000 }, (_, step) => 5000 + step * 499)
    const padded = sizes.map(paddedSize)
    expect(new Set(padded).size).toBeLessThan(200)
    for (const [index, size] of sizes.entries()) {
      expect(padded[index]).toBeGreaterThanOrEqual(size)
      expect(padded[index]).toBeLessThanOrEqual(size * 1.12)
    }
  })

  it('of whole builds are of few classes, too', () => {
    expect([1, 16, 17, 180, 192, 193, 8000].map(paddedCount)).toEqual([16, 16, 32, 192, 192, 224, 8192])
  })
})

describe('the key of a link', () => {
  const key = formatBase64url(fresh())

  it('comes out of the address as it went in, at a block, too', () => {
    for (const url of ['https://a.example/ja/41/', 'https://a.example/ja/41/?present#b3'])
      expect(takeLinkKey(addLinkKey(url, key))).toEqual({ url, key })
  })

  it('is not found where there is none', () => {
    for (const url of ['/ja/', '/ja/#b3', '/ja/?k=1'])
      expect(takeLinkKey(url)).toEqual({ url, key: undefined })
  })

  it('is none when a part is missing', () => {
    expect(parseLinkKey(key)).toHaveLength(32)
    for (const bad of ['', key.slice(1), `${key}A`, `${key.slice(1)}!`])
      expect(parseLinkKey(bad)).toBeUndefined()
  })

  it('is read in base64url alone', () => {
    expect(parseBase64url('-_8', 2)).toEqual(new Uint8Array([0xfb, 0xff]))
    expect(parseBase64url('+/8', 2)).toBeUndefined()
  })
})

describe('a passphrase', () => {
  const form = { salt: formatBase64url(new Uint8Array(16)), cost: 1024, blockSize: 8, parallelization: 1 }

  it('adds to the link, however it is spelt in Unicode', async () => {
    const link = fresh()
    const master = await masterWithPassphrase(link, 'Ｔｉｄｅ が', form)
    expect(master).toHaveLength(64)
    expect(master.slice(0, 32)).toEqual(link)
    expect(await masterWithPassphrase(link, 'Tide か\u3099', form)).toEqual(master)
    expect(await masterWithPassphrase(link, 'tide が', form)).not.toEqual(master)
  })

  it('is asked for by a header that asks for no more than a device can do', () => {
    const header = { colloquium: 'private-1', build: 'build-of-16-chars', passphrase: form }
    expect(parsePrivateHeader(header)).toEqual(header)
    for (const passphrase of [{ ...form, cost: 2 ** 30 }, { ...form, salt: '' }, 'words'])
      expect(parsePrivateHeader({ ...header, passphrase })).toBeUndefined()
    expect(parsePrivateHeader({ ...header, colloquium: 'private-2' })).toBeUndefined()
  })
})

describe('a talk that is to be read until a day', () => {
  it('is over the day after, by the clock of who reads it', () => {
    const until = '2026-12-31'
    expect(isOver({ until }, new Date(2026, 11, 31, 23, 59))).toBe(false)
    expect(isOver({ until }, new Date(2027, 0, 1))).toBe(true)
    expect(isOver({}, new Date(2999, 0, 1))).toBe(false)
  })
})
