import type { Element, ElementContent, Properties } from 'hast'
import { element } from './hast.ts'

/*
 * What Vega draws, made into a figure like the drawn ones. Vega passes a colour that it doesn't know through as it is,
 * so that a spec names classes of figures.css where others name colours:
 *   fill    ink quiet accent on-accent paper ground data-1 … data-6, part, part-trained …
 *   stroke  grid, rule, line, line-ink line-accent line-trained line-frozen line-mark line-faint, data-1 … data-6
 * A part brings its own outline.
 */

const FILL = /^(ink|quiet|accent|on-accent|paper|ground|data-[1-6])$/
const PART = /^part(-(trained|frozen|neutral|accent|mark|dimmed))?$/
const LINE = /^line(-(ink|accent|trained|frozen|mark|faint))?$/
const DATA = /^data-[1-6]$/

/** The least size of text in a figure, in px of the stage. */
const MIN_FONT_SIZE = 18

/** A flat `svg.figure-svg` of shapes and texts; throws on what a figure may not have. */
export function simplifyChartSvg(svg: Element): Element {
  const width = Math.ceil(Number(svg.properties.width))
  const height = Math.ceil(Number(svg.properties.height))
  return element(
    'svg',
    { className: ['figure-svg'], viewBox: `0 0 ${String(width)} ${String(height)}`, width, height },
    svg.children.flatMap((child) => flatten(child, { x: 0, y: 0 })),
  )
}

interface Offset {
  x: number
  y: number
}

function flatten(node: ElementContent, offset: Offset): Element[] {
  if (node.type !== 'element' || isInvisible(node)) return []
  if (node.properties.clipPath !== undefined || node.tagName === 'defs') {
    throw new Error('a chart has no clipping and no gradients (bars with round corners are clipped)')
  }
  const { at, rest } = readTransform(node, offset)
  switch (node.tagName) {
    case 'g':
      if (rest) throw new Error(`a chart has no transformed groups: ${rest}`)
      return node.children.flatMap((child) => flatten(child, at))
    case 'text':
      return [drawText(node, at, rest)]
    case 'line':
      return [drawLine(node, at)]
    case 'path':
      return [drawPath(node, at, rest)]
    case 'rect':
      return []
    default:
      throw new Error(`a chart has no <${node.tagName}>`)
  }
}

function isInvisible({ tagName, properties, children }: Element): boolean {
  const names = Array.isArray(properties.className) ? properties.className : []
  return (
    names.includes('background') ||
    names.includes('foreground') ||
    Number(properties.opacity ?? 1) === 0 ||
    (tagName !== 'g' &&
      tagName !== 'text' &&
      properties.fill === undefined &&
      properties.stroke === undefined) ||
    (tagName === 'text' && children.length === 0)
  )
}

/** Where a node's own origin lies, and what its transform does besides. */
function readTransform({ properties }: Element, offset: Offset): { at: Offset; rest: string } {
  const transform = properties.transform ?? ''
  const match = /^translate\(([-\d.e]+)[ ,]([-\d.e]+)\)\s*/.exec(transform)
  if (!match) return { at: offset, rest: transform }
  return {
    at: { x: offset.x + Number(match[1]), y: offset.y + Number(match[2]) },
    rest: transform.slice(match[0].length),
  }
}

function drawText(node: Element, at: Offset, rest: string): Element {
  const { fontSize, fontWeight, fontStyle, textAnchor } = node.properties
  const size = Number.parseFloat(String(fontSize))
  if (!(size >= MIN_FONT_SIZE)) {
    throw new Error(`text of ${String(size)} px in a chart; the least is ${String(MIN_FONT_SIZE)}`)
  }
  const place = rest
    ? { transform: `translate(${round(at.x)} ${round(at.y)}) ${rest}` }
    : { x: round(at.x), y: round(at.y) }
  const { className } = paint(node)
  return element(
    'text',
    {
      className: fontStyle === 'italic' ? [...className, 'fig-math'] : className,
      fontSize: String(size),
      ...(fontWeight === 'bold' && { fontWeight: '700' }),
      ...(textAnchor !== 'start' && { textAnchor }),
      ...place,
    },
    node.children.map((child): ElementContent => {
      if (child.type !== 'element') return child
      const { dy } = child.properties
      return element(
        'tspan',
        { x: rest ? '0' : round(at.x), ...(dy !== undefined && { dy }) },
        child.children,
      )
    }),
  )
}

function drawLine(node: Element, { x, y }: Offset): Element {
  const { x2, y2 } = node.properties
  const ends = { x1: round(x), y1: round(y), x2: round(x + Number(x2 ?? 0)), y2: round(y + Number(y2 ?? 0)) }
  return element('line', { ...paint(node), ...ends }, [])
}

function drawPath(node: Element, { x, y }: Offset, rest: string): Element {
  const d = String(node.properties.d)
  const rectangle = /^M([-\d.e]+),([-\d.e]+)h([-\d.e]+)v([-\d.e]+)h-[\d.e]+Z$/.exec(d)
  if (rectangle) {
    const [left = 0, top = 0, width, height] = rectangle.slice(1).map(Number)
    const box = {
      x: round(x + left),
      y: round(y + top),
      width: round(width ?? 0),
      height: round(height ?? 0),
    }
    return element('rect', { ...paint(node), ...box, rx: '2' }, [])
  }
  const transform = `translate(${round(x)} ${round(y)}) ${rest}`.trim()
  const rounded = d.replace(/-?\d+\.\d+/g, (number) => round(Number(number)))
  return element(
    'path',
    { ...paint(node), d: rounded, ...(transform !== 'translate(0 0)' && { transform }) },
    [],
  )
}

type Paint = Properties & { className: string[] }

/** Classes for the named colours; a width only where the class doesn't give one. */
function paint({ properties }: Element): Paint {
  const fill = named(properties.fill)
  const stroke = named(properties.stroke)
  const dashes: Pick<Properties, 'strokeDashArray'> =
    properties.strokeDashArray === undefined ? {} : { strokeDashArray: [String(properties.strokeDashArray)] }
  if (fill !== undefined && PART.test(fill)) {
    return { className: fill === 'part' ? ['fig-part'] : ['fig-part', `fig-${fill}`] }
  }
  if (fill !== undefined && FILL.test(fill) && stroke === undefined) return { className: [`fig-${fill}`] }
  if (fill === undefined && (stroke === 'grid' || stroke === 'rule')) {
    return { className: [`fig-${stroke}`], ...dashes }
  }
  if (fill === undefined && stroke !== undefined && LINE.test(stroke)) {
    return { className: stroke === 'line' ? ['fig-line'] : ['fig-line', `fig-${stroke}`], ...dashes }
  }
  if (fill === undefined && stroke !== undefined && DATA.test(stroke)) {
    const strokeWidth = String(properties.strokeWidth ?? 2)
    return { className: [`fig-${stroke}`, 'fig-stroked'], strokeWidth, ...dashes }
  }
  const colours = [fill && `fill "${fill}"`, stroke && `stroke "${stroke}"`].filter(Boolean).join(' with ')
  throw new Error(`a chart’s colours are names of classes (see chart-svg.ts); ${colours} is none`)
}

function named(color: Properties[string]): string | undefined {
  return color === undefined || color === null || color === 'none' || color === 'transparent'
    ? undefined
    : String(color)
}

/** To a tenth of a pixel of the stage. */
function round(value: number): string {
  return String(Math.round(value * 10) / 10)
}
