import { SaxesParser } from 'saxes'
import { pictureFault } from '../../../compiler/read/picture-faults.ts'
import { noteOf } from '../../../i18n/import-notes.ts'
import { ImportError } from '../import-error.ts'

/** Elements of SVG that only draw. Scripts, foreign HTML, links and animations are none of them. */
const ELEMENTS = new Set(
  'svg g path rect circle ellipse line polyline polygon text tspan textPath defs symbol use title desc marker pattern linearGradient radialGradient stop clipPath mask style image switch filter feGaussianBlur feOffset feBlend feColorMatrix feComposite feFlood feMerge feMergeNode feDropShadow'.split(
    ' ',
  ),
)
const LARGEST_DEPTH = 200
const MOST_ELEMENTS = 200_000

export interface CleanSvg {
  svg: string
  width: number
  height: number
}

/** An SVG written anew from what draws in it alone: nothing in it runs or is fetched. Throws an ImportError where it is none. */
export function cleanSvg(source: string, name: string): CleanSvg {
  const parser = new SaxesParser()
  const out: string[] = []
  let depth = 0
  let skipped = 0
  let count = 0
  let size: { width: number; height: number } | undefined
  /** Of the stylesheet that is open. */
  let style: string[] | undefined
  parser.on('error', (error) => {
    throw new ImportError(name, noteOf('drawingFault', { reason: error.message.replace(/^\d+:\d+:\s*/, '') }))
  })
  parser.on('opentag', ({ name: tag, attributes }) => {
    depth++
    count++
    if (depth > LARGEST_DEPTH || count > MOST_ELEMENTS) throw new ImportError(name, noteOf('drawingElements'))
    if (depth === 1) {
      if (tag !== 'svg') throw new ImportError(name, noteOf('noDrawing'))
      size = sizeOf(attributes)
    }
    // A stylesheet is its text alone: what stands within would part a word for who looks through it, and not for a browser.
    if (skipped > 0 || style || !ELEMENTS.has(tag)) {
      skipped++
      return
    }
    if (tag === 'style') style = []
    const kept = Object.entries(attributes as Record<string, string>).filter(([key, value]) =>
      isHarmless(tag, key, value),
    )
    if (depth === 1) addOfRoot(kept, size)
    out.push(`<${tag}${kept.map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('')}>`)
  })
  const addText = (text: string) => {
    if (skipped > 0 || depth === 0) return
    if (style) style.push(text)
    else out.push(escapeXml(text))
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', ({ name: tag }) => {
    depth--
    if (skipped > 0) {
      skipped--
      return
    }
    if (style) out.push(escapeXml(harmlessCss(style.join(''))))
    style = undefined
    out.push(`</${tag}>`)
  })
  parser.write(source.replace(/^\ufeff/, '')).close()
  if (!size) throw new ImportError(name, noteOf('noDrawing'))
  return { svg: `${out.join('')}\n`, ...size }
}

/** What a drawing needs to be one by itself, and to have a size. */
function addOfRoot(kept: [string, string][], size: { width: number; height: number } | undefined): void {
  const names = new Set(kept.map(([key]) => key))
  if (!names.has('xmlns')) kept.unshift(['xmlns', 'http://www.w3.org/2000/svg'])
  if (!names.has('viewBox') && size)
    kept.push(['viewBox', `0 0 ${String(size.width)} ${String(size.height)}`])
}

function isHarmless(tag: string, key: string, value: string): boolean {
  if (/^on/i.test(key)) return false
  if (/(^|:)href$/i.test(key))
    return /^#/.test(value) || (tag === 'image' && /^data:image\/(png|jpe?g|webp|gif);/i.test(value))
  if (key.includes(':') && !/^(xmlns(:xlink)?|xml:space|xml:lang)$/.test(key)) return false
  if (key === 'xmlns' && value !== 'http://www.w3.org/2000/svg') return false
  return !/(url\((?!\s*(?:['"]\s*)?#)|javascript:|expression\(|@import)/i.test(value)
}

/** Nothing is fetched: neither other stylesheets nor fonts or pictures. One that hides what it fetches is left out. */
function harmlessCss(css: string): string {
  const clean = css.replace(/@import[^;]*;?/gi, '').replace(/url\((?!\s*['"]?#)[^()]*\)/gi, 'none')
  const alone = `<svg><style>${escapeXml(clean)}</style></svg>`
  return pictureFault('style.svg', Buffer.from(alone)) ? '' : clean
}

function sizeOf(attributes: Record<string, string>): { width: number; height: number } {
  const [, , boxWidth = 0, boxHeight = 0] = (attributes['viewBox'] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const length = (value: string | undefined) =>
    /%$/.test(value ?? '') ? NaN : Number.parseFloat(value ?? '')
  const width = length(attributes['width']) || boxWidth
  const height = length(attributes['height']) || boxHeight
  return width > 0 && height > 0 ? { width, height } : { width: 300, height: 150 }
}

export function escapeXml(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char,
  )
}
