import { toHtml } from 'hast-util-to-html'
import type { Element, ElementContent, Properties } from 'hast'
import { visit } from 'unist-util-visit'
import { costFault } from '../read/svg-costs.ts'
import { weightFault } from '../read/svg-weight.ts'
import { element, elementsIn, parseForeign } from './hast.ts'

/*
 * An SVG of an author's own becomes a drawing like the others: what draws in it alone, its ids its own, its words in the
 * reader's language, its colours by class where it names one.
 */

const ELEMENTS = new Set(
  `svg g path rect circle ellipse line polyline polygon text tspan defs symbol use marker pattern linearGradient
  radialGradient stop clipPath mask`.split(/\s+/),
)

/** As hast spells them. What isn't here (names of programs, handlers, styles) is left out. */
const ATTRIBUTES = new Set(
  `id className viewBox x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy width height d points transform offset
  fill fillOpacity fillRule stroke strokeWidth strokeOpacity strokeLineCap strokeLineJoin strokeDashArray strokeDashOffset
  strokeMiterLimit opacity clipPath clipRule clipPathUnits mask maskUnits markerStart markerMid markerEnd markerWidth
  markerHeight markerUnits orient refX refY gradientUnits gradientTransform spreadMethod patternUnits patternTransform
  stopColor stopOpacity fontSize fontWeight fontStyle textAnchor dominantBaseline alignmentBaseline baselineShift
  letterSpacing textLength lengthAdjust preserveAspectRatio href vectorEffect visibility display paintOrder rotate`.split(
    /\s+/,
  ),
)

/** Declarations of a style attribute that are attributes of their own. */
const DECLARATIONS: Readonly<Record<string, string>> = {
  fill: 'fill',
  'fill-opacity': 'fillOpacity',
  'fill-rule': 'fillRule',
  stroke: 'stroke',
  'stroke-width': 'strokeWidth',
  'stroke-opacity': 'strokeOpacity',
  'stroke-linecap': 'strokeLineCap',
  'stroke-linejoin': 'strokeLineJoin',
  'stroke-dasharray': 'strokeDashArray',
  opacity: 'opacity',
  'stop-color': 'stopColor',
  'stop-opacity': 'stopOpacity',
  'font-size': 'fontSize',
  'font-weight': 'fontWeight',
  'font-style': 'fontStyle',
  'text-anchor': 'textAnchor',
  'marker-start': 'markerStart',
  'marker-mid': 'markerMid',
  'marker-end': 'markerEnd',
  'clip-path': 'clipPath',
  mask: 'mask',
  display: 'display',
  visibility: 'visibility',
}

/** Names of colours that are classes of figures.css, for fills and for lines. */
const FILL =
  /^(ink|quiet|accent|on-accent|paper|ground|data-[1-6]|part(-(trained|frozen|neutral|accent|mark|dimmed))?)$/

interface OwnSvgOptions {
  /** Before each id: no other drawing of a page may have the same. */
  prefix: string
  /** Words by key, for `{{key}}`. */
  labels: Readonly<Record<string, string>>
  /** How much larger than its own units it is drawn. */
  scale?: number
}

/** The drawing as an element without ids, scripts and styles of others. Throws a sentence where it can't be one. */
export function ownSvg(source: string, { prefix, labels, scale = 1 }: OwnSvgOptions): Element {
  const fault = costFault(source) ?? weightFault(source)
  if (fault) throw new Error(fault.message)
  const [svg] = elementsIn(parseForeign(source.replace(/^[^]*?(?=<svg[\s>])/, '')))
  if (svg?.tagName !== 'svg') throw new Error('this is no SVG')
  const { width, height, viewBox } = sizeOf(svg)
  const children = svg.children.flatMap((child) => clean(child, prefix))
  const drawn = element(
    'svg',
    {
      ...{ className: ['figure-svg'], viewBox },
      ...{ width: Math.round(width * scale), height: Math.round(height * scale) },
    },
    children,
  )
  // HTML has names in capitals, too, where XML has others.
  const drawnFault = weightFault(toHtml(drawn, { space: 'svg' }))
  if (drawnFault) throw new Error(drawnFault.message)
  putWords(drawn, labels)
  return drawn
}

function sizeOf({ properties }: Element): { width: number; height: number; viewBox: string } {
  const box = typeof properties.viewBox === 'string' ? properties.viewBox.trim() : ''
  const [, , boxWidth, boxHeight] = box.split(/[\s,]+/).map(Number)
  const width = boxWidth ?? Number.parseFloat(String(properties.width))
  const height = boxHeight ?? Number.parseFloat(String(properties.height))
  if (!(width > 0 && height > 0)) throw new Error('the drawing says no size: give its svg a viewBox')
  return { width, height, viewBox: box || `0 0 ${String(width)} ${String(height)}` }
}

/** Elements that say something of the drawing, and draw nothing. */
const SILENT = new Set(['title', 'desc', 'metadata', 'sodipodi:namedview', 'rdf:rdf'])

function clean(node: ElementContent, prefix: string): ElementContent[] {
  if (node.type === 'text') return [node]
  if (node.type !== 'element' || SILENT.has(node.tagName.toLowerCase())) return []
  if (node.tagName === 'style')
    throw new Error(
      'a stylesheet inside: write its colours as attributes, or as classes of figures.css (fig-accent)',
    )
  if (!ELEMENTS.has(node.tagName)) throw new Error(`<${node.tagName}> is none of the elements of a drawing`)
  const children = node.children.flatMap((child) => clean(child, prefix))
  return [element(node.tagName, cleanProperties(node, prefix), children)]
}

function cleanProperties({ properties }: Element, prefix: string): Properties {
  const { style, ...given } = properties
  const all: Properties = { ...given, ...(typeof style === 'string' ? declarationsOf(style) : {}) }
  const kept: Properties = {}
  for (const [name, value] of Object.entries(all)) {
    // Without the prefix of XLink, which nobody needs any more.
    const plain = name === 'xLinkHref' ? 'href' : name
    if (ATTRIBUTES.has(plain) && isInside(plain, value)) kept[plain] = ownIds(plain, value, prefix)
  }
  const classes = (Array.isArray(kept.className) ? kept.className.map(String) : []).filter((name) =>
    name.startsWith('fig-'),
  )
  delete kept.className
  for (const paint of ['fill', 'stroke'] as const) {
    const named = String(kept[paint])
    if (!FILL.test(named)) continue
    Reflect.deleteProperty(kept, paint)
    classes.push(...(named.startsWith('part') ? ['fig-part', `fig-${named}`] : [`fig-${named}`]))
    if (paint === 'stroke') classes.push('fig-stroked')
  }
  return { ...kept, ...(classes.length > 0 && { className: [...new Set(classes)] }) }
}

function declarationsOf(style: string): Properties {
  return Object.fromEntries(
    style.split(';').flatMap((declaration) => {
      const [name = '', ...value] = declaration.split(':')
      const property = DECLARATIONS[name.trim().toLowerCase()]
      return property === undefined ? [] : [[property, value.join(':').trim()]]
    }),
  )
}

/** Nothing points out of the drawing. */
function isInside(name: string, value: Properties[string]): boolean {
  const text = String(value)
  if (name === 'href') return text.startsWith('#')
  return !/url\(\s*(?!['"]?#)|\b(?:src|image|image-set|cross-fade)\(|\\|javascript:|expression\(/i.test(text)
}

function ownIds(name: string, value: Properties[string], prefix: string): Properties[string] {
  if (name === 'id') return `${prefix}${String(value)}`
  if (name === 'href') return `#${prefix}${String(value).slice(1)}`
  return typeof value === 'string'
    ? value.replace(/url\(\s*['"]?#([^)'"\s]+)['"]?\s*\)/g, `url(#${prefix}$1)`)
    : value
}

function putWords(svg: Element, labels: OwnSvgOptions['labels']): void {
  visit(svg, 'text', (node) => {
    node.value = node.value.replace(/\{\{\s*([^{}\s]+)\s*\}\}/g, (_, key: string) => labels[key] ?? '')
  })
}
