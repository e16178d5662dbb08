import { SaxesParser } from 'saxes'
import { withoutCssEscapes } from './css-escapes.ts'
import { pixelSize } from './picture-size.ts'
import { filtersFault } from './svg-filters.ts'
import { picturesIn, withoutReferences } from './svg-pictures.ts'
import { costFault } from './svg-costs.ts'
import { weightFault } from './svg-weight.ts'

/** What a picture's file may be, by its first bytes. */
const FORMATS: Record<string, (bytes: Buffer) => boolean> = {
  png: (bytes) => bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n',
  jpg: (bytes) => bytes.subarray(0, 3).toString('latin1') === '\xff\xd8\xff',
  gif: (bytes) => /^GIF8[79]a/.test(bytes.subarray(0, 6).toString('latin1')),
  webp: (bytes) => /^RIFF....WEBP/s.test(bytes.subarray(0, 12).toString('latin1')),
  avif: (bytes) => /^....ftyp(avif|avis)/s.test(bytes.subarray(0, 12).toString('latin1')),
  svg: (bytes) => /<svg[\s>]/.test(bytes.toString('utf8')),
}
const SAME_FORMAT: Partial<Record<string, string>> = { jpeg: 'jpg', jfif: 'jpg' }

const FROM_ELSEWHERE =
  /@import|image-set\(|url\((?!\s*(?:["']\s*)?(?:#|data:image\/(?:png|jpeg|gif|webp)[;,]))/i

/** What an SVG picture may not hold: it stands at an address of the site, where whoever opens it by itself runs it. */
const SVG_FAULTS: readonly [pattern: RegExp, what: string][] = [
  [
    /<(?:[^\s<>/:]+:)?(?:script|foreignObject|iframe|object|embed|handler|listener)\b/i,
    'a script or page inside',
  ],
  // Elements of HTML and MathML, whatever their prefix, and namespaces that are written so as not to be seen.
  [/[\s"']xmlns(?::[^\s="'<>]+)?\s*=\s*["'][^"']*(?:&|1999\/xhtml|Math\/MathML)/i, 'a script or page inside'],
  [/[\s"'/]on[a-z]+\s*=/i, 'an event handler'],
  // An attribute's default, too, is an attribute.
  [/<!(?:ENTITY|ATTLIST)|<!DOCTYPE[^>]*\[/i, 'entities'],
  [/<\?xml-stylesheet/i, 'a stylesheet of another file'],
  [FROM_ELSEWHERE, 'something from elsewhere'],
  // An animation can put a link where none was.
  [/\sattributeName\s*=\s*["'][^"']*(?:href|&)/i, 'a link'],
  [
    /[\s:"']href\s*=\s*(?:"(?!\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,]))|'(?!\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,]))|[^"'\s])/i,
    'a link',
  ],
  [/<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["'])/i, 'another encoding than UTF-8'],
]

/** Why a picture can't stand in a site, with its line; undefined where it can. */
export function pictureFault(name: string, bytes: Buffer): { line: number; message: string } | undefined {
  const format = formatOf(name)
  const is = FORMATS[format]
  if (!is) return { line: 1, message: `a picture is one of ${Object.keys(FORMATS).join(', ')}` }
  if (!is(bytes)) return { line: 1, message: `is no ${format.toUpperCase()}, as its name says` }
  if (format !== 'svg') return sizeFault(format, bytes)
  try {
    return svgFault(bytes)
  } catch (error) {
    // More than a pattern looks through.
    if (!(error instanceof RangeError)) throw error
    const message =
      'no SVG picture has a document type, name or value of millions of characters; export it as plain SVG'
    return { line: 1, message }
  }
}

function formatOf(name: string): string {
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return SAME_FORMAT[extension] ?? extension
}

/** Pixels that a picture's file says it has; of a drawing, those of the pictures in it. */
export function pixelsOf(name: string, bytes: Buffer): number {
  const format = formatOf(name)
  if (format === 'svg') return pixelsIn(picturesIn(bytes.toString('utf8')))
  const { width, height } = pixelSize(format, bytes) ?? { width: 0, height: 0 }
  return width * height
}

function pixelsIn(pictures: readonly (Buffer | undefined)[]): number {
  return pictures.reduce((sum, bytes) => sum + (bytes ? pixelsOf(`.${formatIn(bytes) ?? ''}`, bytes) : 0), 0)
}

/** Four bytes of memory each, in the browser of each reader; a photograph of 8K has 33 million. */
export const MOST_PIXELS = 50_000_000
const AT_MOST = `a picture has at most ${String(MOST_PIXELS / 1e6)} million`

function sizeFault(format: string, bytes: Buffer): { line: number; message: string } | undefined {
  const { width, height } = pixelSize(format, bytes) ?? { width: 0, height: 0 }
  if (width < 1 || height < 1)
    return { line: 1, message: `has no size that can be read; export it as a plain ${format.toUpperCase()}` }
  if (width * height <= MOST_PIXELS) return undefined
  const message = `is ${String(width)} × ${String(height)} pixels: ${AT_MOST}; make it smaller`
  return { line: 1, message }
}

/** Formats that a drawing may hold. Browsers go by the bytes, whatever the address says. */
function formatIn(bytes: Buffer): string | undefined {
  return ['png', 'jpg', 'gif', 'webp'].find((format) => FORMATS[format]?.(bytes))
}

/** What is wrong with the pictures that stand inside of a drawing, each and together. */
function heldFault(svg: string): { line: number; message: string } | undefined {
  const pictures = picturesIn(svg)
  for (const bytes of pictures) {
    const format = bytes && formatIn(bytes)
    const fault = bytes && format !== undefined ? sizeFault(format, bytes) : NO_PICTURE
    if (fault) return { line: 1, message: `a picture in it ${fault.message}` }
  }
  const pixels = pixelsIn(pictures)
  if (pixels <= MOST_PIXELS) return undefined
  const message = `the pictures in it are ${(pixels / 1e6).toFixed(0)} million pixels together: ${AT_MOST}; make them smaller`
  return { line: 1, message }
}

const NO_PICTURE = { message: 'is no PNG, JPEG, GIF or WebP in base64; export it as plain SVG' }

function svgFault(bytes: Buffer): { line: number; message: string } | undefined {
  const text = bytes.toString('utf8')
  if (text.includes('\0')) return { line: 1, message: 'an SVG picture is written in UTF-8' }
  // Each stands once in a document. Of many, each would be looked for to the end of the file.
  const lower = text.toLowerCase()
  for (const mark of ['<!doctype', '<?xml']) {
    const second = secondOf(lower, mark)
    if (second === undefined) continue
    const line = text.slice(0, second).split('\n').length
    return { line, message: `an SVG picture has one ${mark}; export it as plain SVG` }
  }
  for (const [pattern, what] of SVG_FAULTS) {
    const found = pattern.exec(text)
    if (!found) continue
    const line = text.slice(0, found.index).split('\n').length
    return { line, message: `an SVG picture may not hold ${what}; export it as plain SVG` }
  }
  if (FROM_ELSEWHERE.test(withoutEscapes(text)))
    return {
      line: 1,
      message: 'an SVG picture may not hold something from elsewhere; export it as plain SVG',
    }
  return styleFault(text) ?? costFault(text) ?? weightFault(text) ?? filtersFault(text) ?? heldFault(text)
}

const STYLE = /<(?:[^\s<>/:]+:)?style[\s/>]/
/** Where a document isn't well-formed, its reading goes on: a browser, too, takes in what it knows no entity of. */
const MOST_ERRORS = 1000

/**
 * A stylesheet is read as its text nodes joined: an element, comment or instruction within parts `@im` from `port` for who
 * looks through the file, and not for a browser.
 */
function styleFault(text: string): { line: number; message: string } | undefined {
  if (!STYLE.test(text)) return undefined
  const parser = new SaxesParser()
  let [depth, styleDepth, errors] = [0, 0, 0]
  let line: number | undefined
  const within = () => {
    if (styleDepth > 0) line ??= parser.line
  }
  parser.on('error', (error) => {
    if (errors++ > MOST_ERRORS) throw error
  })
  parser.on('opentag', ({ name }) => {
    within()
    depth++
    if (styleDepth === 0 && name.replace(/^.*:/, '') === 'style') styleDepth = depth
  })
  parser.on('closetag', () => {
    if (depth-- === styleDepth) styleDepth = 0
  })
  parser.on('comment', within)
  parser.on('processinginstruction', within)
  try {
    parser.write(text.replace(/^\ufeff/, '')).close()
  } catch {
    return { line: parser.line, message: 'this is no well-formed SVG; export it as plain SVG' }
  }
  const message = 'an SVG picture may not hold a stylesheet with other things inside; export it as plain SVG'
  return line === undefined ? undefined : { line, message }
}

function secondOf(text: string, mark: string): number | undefined {
  const first = text.indexOf(mark)
  const second = first < 0 ? -1 : text.indexOf(mark, first + 1)
  return second < 0 ? undefined : second
}

/** What begins where tags don't count, and what ends it: within one, the signs of the others are text. */
const PLAIN_PARTS: readonly [begin: string, end: string][] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
]

/** One that begins and never ends is no SVG to a browser: it stays. */
function withoutComments(text: string): string {
  const kept: string[] = []
  let from = 0
  // A document type's names are in quotes: it begins nothing within.
  const type = /<!DOCTYPE(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(text)
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const [begin, end] = PLAIN_PARTS.find(([sign]) => text.startsWith(sign, at)) ?? []
    if (begin === undefined || end === undefined) {
      at = at === type?.index ? at + type[0].length : at + 1
      continue
    }
    const last = text.indexOf(end, at + begin.length)
    if (last < 0) break
    if (begin === '<!--') {
      kept.push(text.slice(from, at))
      from = last + end.length
    }
    at = last + end.length
  }
  return [...kept, text.slice(from)].join('')
}

/** As its styles are read: XML and CSS both have ways to write a letter by its number. */
function withoutEscapes(text: string): string {
  const plain = withoutComments(text).replace(/<!\[CDATA\[|\]\]>/g, '')
  return withoutCssEscapes(withoutReferences(plain))
}
