/**
 * Writes src/repair/cid-table.ts: which character each glyph number (CID) of Adobe-Japan1 stands for. Run it
 * with `npx tsx src/tools/repair-tables/cid-table.ts` when pdfjs-dist, whose CMaps it reads, has a newer collection.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { readBinaryCMap } from './binary-cmap.ts'

const CMAPS = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps')
const TARGET = fileURLToPath(new URL('../../repair/cid-table.ts', import.meta.url))

/** Last CID of Adobe-Japan1-6. */
const LAST_CID = 23057
/** One of our lines holds as many CIDs, so that a glyph is found by dividing. */
const CIDS_PER_LINE = 64
/** In the lines, for a CID that has no character and for one that has several. */
const NONE = '\ufffe'
const SEVERAL = '\uffff'

/** Which CID the fonts' own CMap (UniJIS-UTF16-H) gives to a character: what happened to the text, step one. */
export function readUnicodeToCid(): Map<string, number> {
  const cids = new Map<string, number>()
  for (const { code, size, value } of readBinaryCMap('UniJIS-UTF16-H', loadCMap))
    if (typeof value === 'number') cids.set(decodeUtf16(code, size), value)
  return cids
}

/**
 * The characters of all CIDs. Adobe's own table is right for variants of a glyph, which no text asks for; of the
 * others it names some by a combining mark or a look-alike, where we take the character that text has for it.
 */
function readCidToText(): (string | undefined)[] {
  const spelled = new Map<number, string[]>()
  for (const [char, cid] of readUnicodeToCid()) spelled.set(cid, [...(spelled.get(cid) ?? []), char])
  const texts = new Array<string | undefined>(LAST_CID + 1).fill(undefined)
  for (const { code, value } of readBinaryCMap('Adobe-Japan1-UCS2', loadCMap))
    if (typeof value === 'string' && value !== '\ufffd' && code <= LAST_CID) texts[code] = value
  for (const [cid, chars] of spelled) {
    const text = texts[cid]
    if (text === undefined || !chars.includes(text) || MARK.test(text) || text in PREFERRED)
      texts[cid] = mostOrdinary(chars)
  }
  return texts.map((text) => text?.normalize('NFC'))
}

const MARK = /^\p{M}/u
/** The figure dash has its glyph from the en dash, which is what people type. */
const PREFERRED: Readonly<Record<string, string>> = { '\u2012': '\u2013' }

/** Radicals and compatibility forms share their glyph with an ordinary character, which is the likelier. */
function mostOrdinary(chars: string[]): string | undefined {
  const preferred = chars
    .map((char) => PREFERRED[char])
    .find((char) => char !== undefined && chars.includes(char))
  const unmarked = chars.filter((char) => !MARK.test(char) && !/[\u2e80-\u2fdf]/.test(char))
  return preferred ?? unmarked.find((char) => char.normalize('NFKC') === char) ?? unmarked[0] ?? chars[0]
}

function formatTable(texts: (string | undefined)[]): string {
  const several = texts.flatMap((text, cid) => (text && [...text].length > 1 ? [[cid, text] as const] : []))
  const chars = texts.map((text) => (text === undefined ? NONE : [...text].length > 1 ? SEVERAL : text))
  const lines: string[] = []
  for (let cid = 0; cid < chars.length; cid += CIDS_PER_LINE)
    lines.push(chars.slice(cid, cid + CIDS_PER_LINE).join(''))
  return [
    '/*',
    ' * Made by src/tools/repair-tables/cid-table.ts from the CMaps Adobe-Japan1-UCS2 and UniJIS-UTF16-H: edit that, not this.',
    ' * The licence of the CMaps:',
    ' *',
    ...readLicence().map((line) => ` * ${line}`.trimEnd()),
    ' */',
    '',
    '/** How many glyph numbers one line of the table has. */',
    `export const CIDS_PER_LINE = ${String(CIDS_PER_LINE)}`,
    '',
    '/** The characters of the glyph numbers in order; U+FFFE where there is none, U+FFFF where there are several. */',
    '// prettier-ignore',
    'export const CID_LINES: readonly string[] = [',
    ...lines.map((line) => `  ${quote(line)},`),
    ']',
    '',
    '/** The glyphs that stand for several characters (fractions, roman numerals, letters with two marks). */',
    '// prettier-ignore',
    'export const CID_STRINGS: ReadonlyMap<number, string> = new Map([',
    ...several.map(([cid, text]) => `  [${String(cid)}, ${quote(text)}],`),
    '])',
    '',
  ].join('\n')
}

/** Spaces, marks and whatever an editor could hide or change are escaped. */
function quote(text: string): string {
  const escaped = text.replace(/['\\]/g, '\\$&').replace(/[^\p{L}\p{N}\p{P}\p{S} ]|\p{Lm}/gu, (char) => {
    const code = char.codePointAt(0) ?? 0
    return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`
  })
  return `'${escaped}'`
}

function readLicence(): string[] {
  const text = readFileSync(join(CMAPS, 'LICENSE'), 'utf8')
  return text
    .split('\n')
    .map((line) => line.replace(/^%%Copyright: ?/, '').trimEnd())
    .filter((line) => !/^-+$/.test(line))
    .join('\n')
    .trim()
    .split('\n')
}

function loadCMap(name: string): Uint8Array {
  return readFileSync(join(CMAPS, `${name}.bcmap`))
}

function decodeUtf16(code: number, size: number): string {
  return size === 4 ? String.fromCharCode(code >>> 16, code & 0xffff) : String.fromCharCode(code)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync(TARGET, formatTable(readCidToText()))
