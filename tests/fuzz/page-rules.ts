import type { Element, Root, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/** Elements that a slide and its transcript are made of; MathML's and SVG's among them. */
const ELEMENTS = new Set(
  `a abbr b blockquote br button caption cite code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5
  h6 hr i img ins kbd li mark ol p pre q s section small span strong sub summary sup table tbody td tfoot th thead time tr
  u ul var wbr header footer article input
  svg g path rect circle ellipse line polyline polygon text tspan defs marker clippath use lineargradient radialgradient
  stop pattern title desc mask image
  math semantics annotation mrow mi mn mo ms mtext mspace msup msub msubsup mfrac mroot msqrt mover munder munderover
  mtable mtr mtd mstyle mpadded mphantom menclose mmultiscripts mprescripts none maction merror mglyph mlabeledtr`.split(
    /\s+/,
  ),
)

const ATTRIBUTES = new Set(
  `class id lang dir title alt href src width height role tabindex rel hreflang colspan rowspan scope start align open type
  checked disabled hidden value headers name datetime cite loading decoding srcset reversed
  popover popovertarget
  viewbox preserveaspectratio d x y x1 x2 y1 y2 cx cy r rx ry dx dy points transform fill fill-opacity fill-rule
  stroke stroke-width stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-line-join stroke-line-cap stroke-opacity stroke-miterlimit
  opacity text-anchor dominant-baseline alignment-baseline baseline-shift font-size font-weight font-family font-style
  letter-spacing word-spacing text-decoration textlength lengthadjust rotate marker-start marker-end marker-mid markerwidth
  markerheight markerunits refx refy orient clip-path clip-rule clippathunits mask offset stop-color stop-opacity
  gradientunits gradienttransform patternunits patterntransform vector-effect paint-order xmlns version
  pathlength focusable
  xmlns:xlink display displaystyle scriptlevel mathvariant mathcolor mathbackground mathsize stretchy fence separator
  lspace rspace minsize maxsize movablelimits accent accentunder linethickness columnalign columnspacing columnlines
  rowspacing rowlines frame framespacing notation encoding depth voffset symmetric largeop form width columnwidth
  equalrows equalcolumns side subscriptshift superscriptshift rowalign`
    .split(/\s+/)
    .map(plainName),
)

/** What a page made of this HTML would hold that none may hold; empty where it is sound. */
export function breaches(html: string): string[] {
  const found: string[] = []
  const visit = (node: Root | RootContent) => {
    if (node.type === 'element') found.push(...breachesOf(node))
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(fromHtml(html, { fragment: true }))
  return found
}

function breachesOf({ tagName, properties }: Element): string[] {
  const found: string[] = []
  if (!ELEMENTS.has(tagName.toLowerCase())) found.push(`<${tagName}>`)
  for (const [property, value] of Object.entries(properties)) {
    const name = plainName(property)
    const text = Array.isArray(value) ? value.join(' ') : String(value)
    if (!ATTRIBUTES.has(name) && !/^(data|aria)[A-Z]\w*$/.test(property))
      found.push(`<${tagName} ${name}="${text}">`)
    if (name === 'href' && !/^(https?:\/\/|mailto:|#|\.{0,2}\/|[\w-]+\/)/i.test(text))
      found.push(`<${tagName} href="${text}">`)
    if (name === 'src' && /^([a-z][\w+.-]*:|\/)/i.test(text)) found.push(`<${tagName} src="${text}">`)
  }
  return found
}

/** hast has `ariaLabel` for `aria-label`, `strokeDashArray` for `stroke-dasharray`, and `className` for `class`. */
function plainName(name: string): string {
  return name === 'className' ? 'class' : name.toLowerCase().replace(/[-:]/g, '')
}
