import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { coverageOf } from './coverage.ts'
import { fontCutter, WOFF2_QUALITY, type CutJob } from './font-cutter.ts'
import type { FontText } from './font-text.ts'

const require = createRequire(import.meta.url)

/** The talk's two weights, whole: 4.9 MB each, from which every page's are cut. */
const SOURCES = {
  400: '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  700: '@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf',
} as const
type Weight = keyof typeof SOURCES

/** A font file to be put at `assets/fonts/<name>`, and the rule that names it. */
export interface FontFile {
  name: string
  data: Buffer
}

export interface FontSet {
  files: FontFile[]
  /** `@font-face` rules whose addresses start with the given path to `assets/fonts/`. */
  css: (path: string) => string
}

/** Font files of a deck's own, whole: what they lack is in the talk's. */
export interface OwnFonts {
  regular: string
  /** Without it, bold words are as light as the rest. */
  bold?: string
}

/** A font cut to the deck's characters, and those of them that it is for. */
interface CutSource {
  data: Buffer
  has: (character: string) => boolean
}

/** Characters of a weight that one page or slice needs. */
interface Cut {
  weight: Weight
  characters: string[]
}

/** Characters in a slice of the deck's font. 110 bytes each on the average: a slice is about 20 kB. */
const SLICE_SIZE = 180

/**
 * Cuts the talk's fonts to the characters in use. What features could reach from them is left out (170 kB become 109), while
 * halt, palt and kern are kept: dropping them would change the spacing.
 */
export class TalkFonts {
  private constructor(
    private readonly cutSources: Record<Weight, readonly CutSource[]>,
    private readonly text: FontText,
    private readonly cache: FontCache,
    private readonly shell: readonly ReadonlySet<string>[],
  ) {}

  /**
   * `text` is that of the whole deck, in order of need: a slice holds what is used together. What the interface's words
   * need beside it is in slices of its own (`shell`), so that who opens no dialog fetches none of a dialog's.
   */
  static async create(
    text: FontText,
    cacheFolder: string,
    own?: OwnFonts,
    shell: readonly ReadonlySet<string>[] = [],
  ): Promise<TalkFonts> {
    const cache = new FontCache(cacheFolder)
    const cut = async (weight: Weight): Promise<CutSource[]> => {
      const sources = await readSources(weight, own)
      const cuts: CutSource[] = []
      for (const { bytes, has } of sources) {
        const characters = [
          ...new Set([...charactersOf(text, weight), ...shell.flatMap((set) => [...set])]),
        ].filter(has)
        const label = `${String(weight)}-source`
        if (characters.length > 0)
          cuts.push({ data: shared(await cache.cut(bytes, label, characters, 'truetype')), has })
      }
      return cuts
    }
    const [regular, bold] = await Promise.all([cut(400), cut(700)])
    return new TalkFonts({ 400: regular, 700: bold }, text, cache, shell)
  }

  /** Fonts of one page: just what its slide and transcript need, so that a link loads little. */
  async pageFonts(text: FontText): Promise<FontSet> {
    return this.fontSet(pageCuts(text))
  }

  /** Begins with the fonts of pages that are asked for later, one after another. */
  startPages(texts: Iterable<FontText>): void {
    for (const text of texts) {
      // Who asks for it is told what is wrong.
      for (const cut of pageCuts(text)) for (const { data } of this.cutFiles(cut)) data.catch(() => undefined)
    }
  }

  /** The deck's fonts in slices, for all that comes after the first page. */
  async deckFonts(): Promise<FontSet> {
    const weights: Weight[] = [400, 700]
    return this.fontSet(
      weights.flatMap((weight) =>
        [charactersOf(this.text, weight), ...this.shellCharacters(weight)]
          .flatMap(slices)
          .map((characters) => ({ weight, characters })),
      ),
    )
  }

  /** What each part of the shell needs that neither the talk nor a part before it has. */
  private shellCharacters(weight: Weight): string[][] {
    const known = new Set(charactersOf(this.text, weight))
    return this.shell.map((part) => {
      const lacking = [...part].filter((character) => !known.has(character))
      for (const character of lacking) known.add(character)
      return lacking
    })
  }

  /** The files that a cut takes, one of each source that has some of its characters. */
  private cutFiles({ weight, characters: wanted }: Cut): { characters: string[]; data: Promise<Buffer> }[] {
    return this.cutSources[weight].flatMap((source) => {
      const characters = wanted.filter(source.has)
      if (characters.length === 0) return []
      return { characters, data: this.cache.cut(source.data, String(weight), characters, 'woff2') }
    })
  }

  private async fontSet(cuts: readonly Cut[]): Promise<FontSet> {
    const started = cuts.flatMap((cut) => this.cutFiles(cut).map((file) => ({ ...file, weight: cut.weight })))
    const made = await Promise.all(
      started.map(async ({ weight, characters, data: coming }) => {
        const data = await coming
        const file: FontFile = { name: `talk-${String(weight)}-${hashOf(data)}.woff2`, data }
        return { weight, characters, file }
      }),
    )
    return {
      files: made.map(({ file }) => file),
      css: (path) =>
        made.map(({ weight, file, characters }) => fontFace(weight, path + file.name, characters)).join('\n'),
    }
  }
}

/** The same in memory that all threads have: each page's fonts are cut from it, and it would be copied each time. */
function shared(font: Buffer): Buffer {
  const bytes = Buffer.from(new SharedArrayBuffer(font.length))
  font.copy(bytes)
  return bytes
}

/** The deck's own font for what it has, the talk's for the rest. */
async function readSources(weight: Weight, own: OwnFonts | undefined) {
  const talk = await readFile(require.resolve(SOURCES[weight]))
  if (!own) return [{ bytes: talk, has: () => true }]
  const bytes = await readFile(weight === 700 ? (own.bold ?? own.regular) : own.regular)
  const covered = await coverageOf(bytes)
  return [
    { bytes, has: (character: string) => covered.has(character) },
    { bytes: talk, has: (character: string) => !covered.has(character) },
  ]
}

function pageCuts(text: FontText): Cut[] {
  return [
    { weight: 400, characters: charactersOf(text, 400) },
    { weight: 700, characters: charactersOf(text, 700) },
  ]
}

/** Bold needs the regular's set of Latin too: a mark or a menu can make any word bold. */
function charactersOf(text: FontText, weight: Weight): string[] {
  return [...(weight === 400 ? text.regular : text.bold)]
}

function slices(characters: readonly string[]): string[][] {
  const count = Math.ceil(characters.length / SLICE_SIZE)
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * SLICE_SIZE, (index + 1) * SLICE_SIZE),
  )
}

function fontFace(weight: Weight, url: string, characters: readonly string[]): string {
  return `@font-face{font-family:Talk;font-weight:${String(weight)};font-display:swap;src:url(${url}) format("woff2");unicode-range:${unicodeRange(characters)}}`
}

/** `U+20-7E,U+3042`: code points in order, neighbours joined. A space belongs to every font. */
export function unicodeRange(characters: readonly string[]): string {
  const points = [...new Set([0x20, ...characters.map((character) => character.codePointAt(0) ?? 0)])].sort(
    (a, b) => a - b,
  )
  const ranges: [number, number][] = []
  for (const point of points) {
    const last = ranges.at(-1)
    if (last && last[1] === point - 1) last[1] = point
    else ranges.push([point, point])
  }
  const hex = (point: number) => point.toString(16).toUpperCase()
  return ranges.map(([from, to]) => `U+${hex(from)}${to > from ? `-${hex(to)}` : ''}`).join(',')
}

function hashOf(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 10)
}

/** False for what a full disk or a power cut left of a font: both forms say in their head how long they are, or where they end. */
function isWhole(font: Buffer): boolean {
  if (font.length < 12) return false
  // WOFF 2.0, section 4.1: the length of the whole file.
  if (font.toString('latin1', 0, 4) === 'wOF2') return font.readUInt32BE(8) === font.length
  // OpenType's table directory: where each table begins, and its length.
  const tables = font.readUInt16BE(4)
  if (tables === 0 || font.length < 12 + 16 * tables) return false
  return Array.from({ length: tables }, (_, index) => 12 + 16 * index).every(
    (at) => font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12) <= font.length,
  )
}

/** Cut fonts by content: a second build cuts only what changed. */
export class FontCache {
  /** Those that are being cut. */
  private readonly coming = new Map<string, Promise<Buffer>>()
  private readonly hashes = new WeakMap<Buffer, string>()

  constructor(private readonly folder: string) {}

  cut(
    source: Buffer,
    label: string,
    characters: readonly string[],
    targetFormat: CutJob['targetFormat'],
  ): Promise<Buffer> {
    // What was packed otherwise is another file.
    const packed = targetFormat === 'woff2' ? `-q${String(WOFF2_QUALITY)}` : ''
    const key = `${this.hashOnce(source)}-${label}-${hashOf([...characters].sort().join(''))}${packed}.${targetFormat}`
    const known = this.coming.get(key)
    if (known) return known
    const font = this.find(key, { source, text: ` ${characters.join('')}`, targetFormat })
    this.coming.set(key, font)
    return font.finally(() => this.coming.delete(key))
  }

  private async find(key: string, job: CutJob): Promise<Buffer> {
    const file = join(this.folder, key)
    const cached = await readFile(file).catch(() => undefined)
    if (cached && isWhole(cached)) return cached
    const data = await fontCutter.cut(job)
    await mkdir(this.folder, { recursive: true })
    // Whole or not there: another build may look for it at this moment.
    const beside = `${file}.${randomUUID()}`
    await writeFile(beside, data)
    await rename(beside, file)
    return data
  }

  private hashOnce(source: Buffer): string {
    const hash = this.hashes.get(source) ?? hashOf(source)
    this.hashes.set(source, hash)
    return hash
  }
}
