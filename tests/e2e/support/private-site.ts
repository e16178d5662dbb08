import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { buildSite } from '../../../src/tools/build/build-site.ts'
import { sealSite, type SealOptions } from '../../../src/tools/build/private/seal-site.ts'
import { serveSite } from '../../../src/tools/host/serve.ts'

const DECK = resolve('tests/fixtures/deck-in-three')

/** The fixture deck, built once and sealed as often as a journey needs. */
export class PrivateTalk {
  private constructor(
    private readonly folder: string,
    private readonly plain: string,
  ) {}

  static async build(): Promise<PrivateTalk> {
    const folder = await mkdtemp(join(tmpdir(), 'colloquium-private-'))
    const plain = join(folder, 'plain')
    process.env['PRIVATE'] = 'true'
    const problems = await buildSite(DECK, plain)
    delete process.env['PRIVATE']
    if (problems.length > 0) throw new Error(problems.join('\n'))
    return new PrivateTalk(folder, plain)
  }

  /** At a port of its own, or at the one where another build stood. */
  async seal(options: Omit<SealOptions, 'plain' | 'out'> = {}, port = 0) {
    const out = await mkdtemp(join(this.folder, 'sealed-'))
    const key = await sealSite({ plain: this.plain, out, ...options })
    const { server, url } = await serveSite({ folder: out, port })
    const end = () => {
      server.close()
      server.closeAllConnections()
    }
    return { out, url, key, end }
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true })
  }
}

/** Every file of a folder, decompressed where a host would send it compressed. */
async function* everyFile(folder: string): AsyncGenerator<{ path: string; content: Buffer }> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const content = await readFile(path)
    const unpack = path.endsWith('.br') ? brotliDecompressSync : path.endsWith('.gz') ? gunzipSync : undefined
    yield { path: path.slice(folder.length + 1), content: unpack ? unpack(content) : content }
  }
}

/** Whatever a deck says or is called: words of its slides and data of some length, and the names of its files. */
export async function wordsOfDeck(deck = DECK): Promise<string[]> {
  const words = new Set<string>()
  for (const entry of await readdir(deck, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const slug = /^\d+-(.*)\.md$/.exec(entry.name)?.[1]
    if (slug !== undefined) words.add(entry.name.replace('.md', ''))
    const text = await readFile(join(entry.parentPath, entry.name), 'utf8')
    for (const phrase of text.match(
      /[\p{L}][\p{L}\p{M}\p{N} ,.'’、，ー]{5,}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{3,}/gu,
    ) ?? [])
      words.add(phrase.trim())
  }
  return [...words].filter((phrase) => phrase.includes(' ') || /[^\w]/.test(phrase) || /^\d/.test(phrase))
}

/** Those of words that stand in a file of a folder, each with the file that it stands in, or is named in. */
export async function wordsIn(folder: string, words: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for await (const { path, content } of everyFile(folder))
    for (const word of words)
      if (content.includes(word) || path.includes(word)) found.push(`${path}: ${word}`)
  return found
}

/** Words that the interface says by itself, in its scripts. */
export async function wordsOfInterface(): Promise<string> {
  const files = (await readdir('src/i18n', { recursive: true })).filter((name) => name.endsWith('.json'))
  return (await Promise.all(files.map((name) => readFile(`src/i18n/${name}`, 'utf8')))).join('\n')
}

/** Changes one byte in each sealed file. */
export async function tamper(folder: string): Promise<void> {
  for (const name of await readdir(join(folder, 'sealed'))) {
    const file = join(folder, 'sealed', name)
    const content = await readFile(file)
    content[100] = (content[100] ?? 0) ^ 1
    await writeFile(file, content)
  }
}
