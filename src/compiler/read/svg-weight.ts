import { SaxesParser } from 'saxes'
import { declarationsIn, isTelling, stylesFor, type Declaration } from './svg-styles.ts'
import { idsIn } from './svg-uses.ts'
import { ANIMATION, isLayer, MASK, numbersIn, pointsIn, SHAPE, WITHOUT_LAYER } from './svg-kinds.ts'

/** Elements that a drawing stands for once each reference in it is followed: a page of a talk's drawings has some thousands. */
const MOST_DRAWN = 50_000
/** Shapes: as many that each fill the drawing take a browser without a graphics card some 6 s. */
const MOST_SHAPES = 25_000
/** Where it moves, a browser draws it anew some ten times a second. */
const MOST_MOVED = 5000

/** What a browser takes for a layer, in elements: it fills a picture of its own, and more so within another. */
const LAYER = 80
const INNER_LAYER = 150
/** Of one element alone it is a colour or a way to lay it on. */
const SINGLE_LAYER = 2
const BLENDED = 15
const MASKED = 150
/** A tile is a picture; a gradient is computed for each point. */
const TILED = 10
const SHADED = 10

/** Elements in one another, or references to what refers. */
const DEEPEST = 1000
/** Letters of all that elements have of stylesheets. */
const MOST_LOOKED = 20_000_000

/** How often what is referred to is drawn: once, for each element within, or for each point of their lines. */
type Times = 'once' | 'each' | 'points'

interface Reference {
  id: string
  times: Times
  /** Shows it as if it stood there, rather than through it. */
  isUse: boolean
  /** From a stylesheet, which may mean fewer elements than we think: one that it draws through itself is none of them. */
  isStyled: boolean
}

/** An element with what stands in it that has no part of its own. */
interface Part {
  name: string
  line: number
  elements: number
  points: number
  /** Beside its elements. */
  extra: number
  layer: 'none' | 'opacity' | 'blend'
  refers: Reference[]
  parts: Part[]
}

/** What a part comes to. */
interface Sum {
  elements: number
  points: number
  cost: number
  hasLayers: boolean
}

/**
 * Why a drawing would take a browser long though it is short: what it refers to is drawn once more for each reference, a
 * marker for each point of a line, and what is seen through is a layer. The line is of what takes most. Undefined where it
 * wouldn't; what is not well-formed is for others to refuse.
 */
export function weightFault(source: string): { line: number; message: string } | undefined {
  const crowd = shapeBeyond(source)
  if (crowd !== undefined)
    return {
      line: crowd,
      message: `it has more than ${String(MOST_SHAPES)} shapes, which a browser draws for seconds; export it with fewer of them, or as a picture of pixels`,
    }
  const isMoved = ANIMATION.test(source)
  const hasReferences = /href|url\(|\\|&#/i.test(source)
  if (!isMoved && !hasReferences && !/opacity|mix-blend-mode|mask/i.test(source)) return undefined
  const most = isMoved ? MOST_MOVED : MOST_DRAWN
  const walk = new Walk(source, most)
  const root = walk.root
  if (!root) return undefined
  const weighing = new Weighing(walk, most, isMoved || hasReferences ? 1 : 0)
  if (weighing.sumOf(root, 0).cost <= most) return undefined
  const { line, name } = weighing.heaviest
  const what = isMoved ? 'it moves, and draws' : 'it draws'
  const message = `${what} more than ${String(most)} elements with what its references (<use>, markers, masks, patterns) and see-through groups stand for, or refers to itself, most of all by this <${name}>; export it with fewer of them, or as a picture of pixels`
  return { line, message }
}

/** The line of the shape that is one too many. */
function shapeBeyond(source: string): number | undefined {
  let shapes = 0
  for (const { index } of source.matchAll(SHAPE))
    if (++shapes > MOST_SHAPES) return source.slice(0, index).split('\n').length
  return undefined
}

/** Reads a drawing once. */
class Walk {
  readonly byId = new Map<string, Part>()
  readonly root: Part | undefined
  /** Something may have the mask or clip of what holds it. */
  isTakenOver = false
  /** Seconds would go by with its stylesheets alone. */
  isEndless = false
  private readonly parser = new SaxesParser()
  private readonly whole = this.partOf('svg', 1)
  private readonly open: Part[] = [this.whole]
  private readonly styles: ReturnType<typeof stylesFor>
  private looked = 0

  constructor(source: string, most: number) {
    this.styles = stylesFor(source)
    let count = 0
    this.parser.on('opentag', ({ name, attributes }) => {
      count++
      // What is too much by itself is not held.
      if (count > most * 2 || this.isEndless) {
        this.whole.elements++
        this.open.push(this.whole)
      } else this.take(name.replace(/^.*:/, ''), attributes)
    })
    this.parser.on('closetag', () => {
      this.open.pop()
    })
    this.parser.on('error', () => undefined)
    try {
      this.parser.write(source.replace(/^\ufeff/, '')).close()
      this.root = this.whole
    } catch {
      this.root = undefined
    }
  }

  private partOf(name: string, line: number): Part {
    return { name, line, elements: 0, points: 0, extra: 0, layer: 'none', refers: [], parts: [] }
  }

  private take(name: string, attributes: Readonly<Record<string, string>>): void {
    const around = this.open.at(-1) ?? this.whole
    const own = this.partOf(name, this.parser.line)
    const declared = this.declaredBy(name, attributes)
    for (const { declaration, isStyled } of declared) this.declare(own, declaration, isStyled)
    const id = attributes['id']
    const isNamed = id !== undefined && !this.byId.has(id)
    const isPart = isNamed || own.refers.length > 0 || own.layer !== 'none' || own.extra + own.points > 0
    if (isNamed) this.byId.set(id, own)
    const holder = isPart ? own : around
    holder.elements++
    holder.points += pointsIn(attributes['d'] ?? '') + numbersIn(attributes['points'] ?? '') / 2
    if (isPart) around.parts.push(own)
    this.open.push(holder)
    if (/^(?:animate|set)/.test(name)) this.animate(attributes, holder)
  }

  private declaredBy(name: string, attributes: Readonly<Record<string, string>>) {
    const { style, ...others } = attributes
    const given: Declaration[] = []
    for (const [key, value] of Object.entries(others)) {
      if (/(?:^|:)href$/i.test(key)) given.push(['href', value])
      else if (!NEVER_TELLING.test(key) && isTelling([key, value]))
        given.push(...declarationsIn(`${key}:${value}`))
    }
    if (style !== undefined) given.push(...declarationsIn(style).filter(isTelling))
    const styled = NEVER_DRAWN.test(name) ? [] : this.styles(name, attributes)
    this.looked += styled.reduce((sum, [, value]) => sum + 1 + value.length, 0)
    this.isEndless ||= this.looked > MOST_LOOKED
    return [
      ...given.map((declaration) => ({ declaration, isStyled: false })),
      ...styled.map((declaration) => ({ declaration, isStyled: true })),
    ]
  }

  private declare(part: Part, [property, value]: Declaration, isStyled: boolean): void {
    const times = timesOf(property)
    const ids = idsIn(property, value)
    for (const id of ids) part.refers.push({ id, times, isUse: property === 'href', isStyled })
    if (property === 'href') return
    if (property === 'd') part.points += pointsIn(value)
    if (times === 'once' && /\binherit\b|var\(/i.test(value)) this.isTakenOver = true
    if (ids.length === 0 && MASK.test(property) && !WITHOUT_LAYER.test(value)) part.extra += MASKED
    if (isLayer(property, value)) part.layer = property === 'mix-blend-mode' ? 'blend' : 'opacity'
  }

  /** It gives something to an element that may be any. */
  private animate(attributes: Readonly<Record<string, string>>, around: Part): void {
    const property = attributes['attributeName'] ?? ''
    const values = ['from', 'to', 'by', 'values'].map((key) => attributes[key] ?? '').join(' ')
    const times = timesOf(property) === 'points' ? 'points' : 'each'
    for (const id of idsIn(property, values))
      this.whole.refers.push({ id, times, isUse: false, isStyled: true })
    if (property === 'd' || property === 'points') around.points += pointsIn(values) + numbersIn(values) / 2
    if (isLayer(property, values)) around.extra += INNER_LAYER
  }
}

/** Attributes that are no declarations. */
const NEVER_TELLING = /^(?:id|class|d|points)$/

/** Elements that no style makes heavier. */
const NEVER_DRAWN =
  /^(?:style|defs|title|desc|metadata|stop|linearGradient|radialGradient|filter|fe\w+|animate\w*|set)$/

/** A line's markers and colours are those of what holds it, where it has none of its own; so are variables. */
function timesOf(property: string): Times {
  if (property === 'href' || property === 'filter' || property === 'clip-path' || MASK.test(property))
    return 'once'
  return /^(?:fill|stroke|marker-start|marker-end)$/.test(property) ? 'each' : 'points'
}

/** Adds up what a drawing's parts come to; what is too much or holds itself is without end. */
class Weighing {
  heaviest = { line: 1, name: 'svg', cost: 0 }
  private readonly known = new Map<Part, Sum>()
  private readonly within = new Set<Part>()

  constructor(
    private readonly walk: Walk,
    private readonly most: number,
    /** What an element counts for. */
    private readonly one: number,
  ) {}

  sumOf(part: Part, depth: number): Sum {
    const known = this.known.get(part)
    if (known) return known
    const sum: Sum = {
      ...{ elements: part.elements, points: part.points },
      ...{ cost: part.elements * this.one + part.extra, hasLayers: part.extra >= MASKED },
    }
    if (this.walk.isEndless || depth > DEEPEST) sum.cost = Infinity
    this.within.add(part)
    for (const inner of part.parts) {
      if (sum.cost > this.most) break
      addTo(sum, this.sumOf(inner, depth + 1))
    }
    const uses = part.refers.filter(({ isUse }) => isUse)
    const others = part.refers.filter(({ isUse }) => !isUse)
    // What is drawn for each element is so for those that stand for others too.
    for (const reference of [...uses, ...others]) {
      if (sum.cost > this.most) break
      this.follow(part, reference, sum, depth)
    }
    this.within.delete(part)
    this.putLayer(part, sum)
    if (sum.cost > this.most) sum.cost = Infinity
    this.known.set(part, sum)
    return sum
  }

  private follow(part: Part, reference: Reference, sum: Sum, depth: number): void {
    const target = this.walk.byId.get(reference.id)
    if (!target) return
    if (/Gradient$/.test(target.name)) {
      sum.cost += reference.isUse ? 0 : SHADED * this.timesIn(reference, sum)
      return
    }
    if (this.within.has(target)) {
      if (!reference.isStyled) this.add(part, sum, Infinity)
      return
    }
    const found = this.sumOf(target, depth + 1)
    if (reference.isUse) {
      sum.elements += found.elements
      sum.points += found.points
      sum.hasLayers ||= found.hasLayers
      this.add(part, sum, found.cost)
      return
    }
    sum.hasLayers ||= target.name === 'mask'
    const through = target.name === 'mask' ? MASKED : target.name === 'pattern' ? TILED : 0
    this.add(part, sum, (found.cost + through) * this.timesIn(reference, sum))
  }

  private timesIn({ times }: Reference, { elements, points }: Sum): number {
    if (times === 'points') return Math.max(1, elements, points)
    return times === 'each' || this.walk.isTakenOver ? Math.max(1, elements) : 1
  }

  private putLayer(part: Part, sum: Sum): void {
    if (part.layer === 'none') return
    // A shape, or one that is shown by its id, or alone in a group.
    if (sum.elements <= 2 && !sum.hasLayers) {
      sum.cost += part.layer === 'blend' ? BLENDED : SINGLE_LAYER
      return
    }
    this.add(part, sum, sum.hasLayers ? INNER_LAYER : LAYER)
    sum.hasLayers = true
  }

  private add({ line, name }: Part, sum: Sum, cost: number): void {
    sum.cost += cost
    if (cost > this.heaviest.cost) this.heaviest = { line, name, cost }
  }
}

function addTo(sum: Sum, inner: Sum): void {
  sum.elements += inner.elements
  sum.points += inner.points
  sum.cost += inner.cost
  sum.hasLayers ||= inner.hasLayers
}
