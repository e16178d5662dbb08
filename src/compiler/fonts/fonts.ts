import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { coverageOf } from './coverage.ts'
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

/** Characters in a slice of the deck's font. 110 bytes each on the average: a slice is about 20 kB. */
const SLICE_SIZE = 180

/**
 * Cuts the talk's fonts to the characters in use. `noLayoutClosure` leaves out glyphs that features could reach from
 * them (170 kB become 109), while halt, palt and kern are kept: dropping them would change the spacing.
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
          cuts.push({ data: await cache.cut(bytes, label, characters, 'truetype'), has })
      }
      return cuts
    }
    return new TalkFonts({ 400: await cut(400), 700: await cut(700) }, text, cache, shell)
  }

  /** Fonts of one page: just what its slide and transcript need, so that a link loads little. */
  async pageFonts(text: FontText): Promise<FontSet> {
    return this.fontSet([
      { weight: 400, characters: charactersOf(text, 400) },
      { weight: 700, characters: charactersOf(text, 700) },
    ])
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

  private async fontSet(cuts: { weight: Weight; characters: string[] }[]): Promise<FontSet> {
    const made: { weight: Weight; file: FontFile; characters: string[] }[] = []
    for (const { weight, characters: wanted } of cuts) {
      for (const source of this.cutSources[weight]) {
        const characters = wanted.filter(source.has)
        if (characters.length === 0) continue
        const data = await this.cache.cut(source.data, String(weight), characters, 'woff2')
        made.push({
          weight,
          characters,
          file: { name: `talk-${String(weight)}-${hashOf(data)}.woff2`, data },
        })
      }
    }
    return {
      files: made.map(({ file }) => file),
      css: (path) =>
        made.map(({ weight, file, characters }) => fontFace(weight, path + file.name, characters)).join('\n'),
    }
  }
}

/** The deck's own font for what it has, the talk's for the rest. */
async function readSources(weight: Weight, own: OwnFonts | undefined) {
  const talk = await readFile(require.resolve(SOURCES[weight]))
  if (!own) return [{ bytes: talk, has: () => true }]
  const bytes = await readFile(weight === 700 ? (own.bold ?? own.regular) : own.regular)
  const covered = coverageOf(bytes)
  return [
    { bytes, has: (character: string) => covered.has(character) },
    { bytes: talk, has: (character: string) => !covered.has(character) },
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

/** Cut fonts by content: a second build cuts only what changed. */
export class FontCache {
  constructor(private readonly folder: string) {}

  async cut(
    source: Buffer,
    label: string,
    characters: readonly string[],
    targetFormat: 'woff2' | 'truetype',
  ): Promise<Buffer> {
    const key = `${hashOf(source)}-${label}-${hashOf([...characters].sort().join(''))}.${targetFormat}`
    const file = join(this.folder, key)
    const cached = await readFile(file).catch(() => undefined)
    if (cached) return cached
    const data = await subsetFont(source, ` ${characters.join('')}`, { targetFormat, noLayoutClosure: true })
    await mkdir(this.folder, { recursive: true })
    // Whole or not there: another build may look for it at this moment.
    const beside = `${file}.${randomUUID()}`
    await writeFile(beside, data)
    await rename(beside, file)
    return data
  }
}
