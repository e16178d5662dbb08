import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Bytes } from '../../../../src/deck/private/bytes.ts'
import { parseLinkKey } from '../../../../src/deck/private/link-key.ts'
import { masterWithPassphrase } from '../../../../src/deck/private/passphrase.ts'
import { parsePrivateHeader } from '../../../../src/deck/private/private-header.ts'
import { readTalkFile } from '../../../../src/deck/private/read-talk.ts'
import { deriveTalkKeys } from '../../../../src/deck/private/talk-keys.ts'
import { preparePage } from '../../../../src/tools/build/private/prepare-page.ts'
import { readPrivateOptions } from '../../../../src/tools/build/private/private-options.ts'
import { sealSite } from '../../../../src/tools/build/private/seal-site.ts'
import { scratchFolder } from '../../scratch.ts'

const PAGE = '<!doctype html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n<title>月と潮</title>'

const HEADER = '{"colloquium":"private-1","build":"build-of-16-chars"}'

/** What a build leaves to be sealed. */
const PLAIN = {
  'ja/1/index.html': PAGE,
  'ja/1/index.html.br': PAGE,
  'ja/text/0.json': '[{"text":"月と潮"}]',
  'pictures/ja/1.webp': '月と潮',
  'sitemap.xml': '月と潮',
  'assets/main-1.js': 'viewer()',
  'private-open/index.html': `private <script type="application/json">{"header":${HEADER}}</script>`,
  'private-open/404.html': `<script type="application/json">{"header":${HEADER}}</script>`,
  'private-open/private.json': HEADER,
  'private-open/open-files.json':
    '{"files":["assets/main-1.js"],"pageScript":"assets/page-1.js","pages":"1a2b"}',
}

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await scratchFolder()
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}

async function seal(options: { passphrase?: string; until?: string } = {}) {
  const out = await scratchFolder()
  const key = await sealSite({ plain: await folderOf(PLAIN), out, ...options })
  const header = parsePrivateHeader(JSON.parse(await readFile(join(out, 'private.json'), 'utf8')))
  if (!header) throw new Error('no header')
  const load = async (path: string): Promise<Bytes | undefined> =>
    readFile(join(out, path)).then(
      (found) => new Uint8Array(found),
      () => undefined,
    )
  const link = parseLinkKey(key) ?? new Uint8Array()
  const read = async (path: string, master = link) => {
    const bytes = await readTalkFile(await deriveTalkKeys(master, header.build), path, load)
    return bytes && Buffer.from(bytes).toString()
  }
  return { out, key, header, link, read }
}

describe('a sealed site', () => {
  it('has all of the talk for who has the key, and nothing for who has not', async () => {
    const { out, read } = await seal({ until: '2026-12-31' })
    expect(await read('ja/text/0.json')).toBe(PLAIN['ja/text/0.json'])
    expect(await read('pictures/ja/1.webp')).toBe('月と潮')
    expect(await read('ja/1/index.html')).toContain('<html data-private lang="ja">')
    expect(await read('talk.json')).toBe('{"pages":"1a2b","until":"2026-12-31"}')
    expect(await read('sitemap.xml')).toBeUndefined()
    expect(await read('ja/text/0.json', new Uint8Array(32))).toBeUndefined()

    const names = await readdir(out, { recursive: true })
    expect(names.filter((name) => !name.startsWith('sealed')).sort()).toEqual([
      '404.html',
      'assets',
      join('assets', 'main-1.js'),
      'index.html',
      'private.json',
    ])
    for (const name of names.filter((path) => /[^/]\/[^/]/.test(path)))
      // Whole words: three bytes of one character are somewhere in so many random ones now and then.
      expect((await readFile(join(out, name))).includes('月と潮')).toBe(false)
  })

  it('never uses a nonce twice, and fills up the number of its files', async () => {
    const { out } = await seal()
    const files = await readdir(join(out, 'sealed'))
    expect(files).toHaveLength(16)
    const nonces = await Promise.all(
      files.map(async (name) => (await readFile(join(out, 'sealed', name))).toString('hex', 0, 12)),
    )
    expect(new Set(nonces).size).toBe(16)
  })

  it('has a key and names of its own in each build', async () => {
    const [one, other] = [await seal(), await seal()]
    expect(one.key).not.toBe(other.key)
    const names = await readdir(join(other.out, 'sealed'))
    expect((await readdir(join(one.out, 'sealed'))).filter((name) => names.includes(name))).toEqual([])
  })

  it('opens with link and passphrase together, and with neither alone', async () => {
    const { out, header, link, read } = await seal({ passphrase: '潮騒' })
    if (!header.passphrase) throw new Error('no passphrase')
    expect(await readFile(join(out, '404.html'), 'utf8')).toContain(`{"header":${JSON.stringify(header)}}`)
    expect(header.passphrase).toMatchObject({ cost: 131072, blockSize: 8, parallelization: 1 })
    expect(await read('talk.json')).toBeUndefined()
    const master = await masterWithPassphrase(link, '潮騒', header.passphrase)
    expect(await read('talk.json', master)).toBe('{"pages":"1a2b"}')
  })
})

describe('a page of a private talk', () => {
  it('first runs what takes the key out of the address', () => {
    expect(preparePage(PAGE, 'ja/1/index.html', 'assets/p.js')).toContain(
      '<meta charset="utf-8">\n<script type="module" src="../../assets/p.js"></script>',
    )
    expect(preparePage(PAGE, '404.html', 'assets/p.js')).toContain('src="./assets/p.js"')
    expect(() => preparePage('<p>', 'a.html', 'assets/p.js')).toThrow('a.html')
  })
})

describe('what seals a talk', () => {
  const options = async (deck: object, values: { private: boolean; passphrase?: string }) =>
    readPrivateOptions(await folderOf({ 'deck.json': JSON.stringify(deck) }), values)

  it('is the option, or the deck itself', async () => {
    expect(await options({}, { private: false })).toBeUndefined()
    expect(await options({ access: 'open' }, { private: false })).toBeUndefined()
    expect(await options({ until: '2026-12-31' }, { private: true })).toMatchObject({ until: '2026-12-31' })
    expect(
      await options({ access: 'link', site: 'https://a.example', base: '/talk/' }, { private: false }),
    ).toEqual({ address: 'https://a.example/talk/', passphrase: undefined, until: undefined })
  })

  it('is asked for where something goes with nothing else', async () => {
    await expect(options({}, { private: false, passphrase: 'a' })).rejects.toThrow('goes with --private')
    await expect(options({}, { private: true, passphrase: '' })).rejects.toThrow('at least one character')
    await expect(options({ until: '2026-12-31' }, { private: false })).rejects.toThrow('"access": "link"')
  })
})
