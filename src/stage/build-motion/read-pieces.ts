import type { Box, Piece } from './match-pieces.ts'

/** A piece with the element that shows it. */
export interface SeenPiece extends Piece {
  element: HTMLElement | SVGGraphicsElement
}

/** A drawing or a table of a slide, and its place in the slide's units. */
export interface SeenDrawing extends SeenPiece {
  kind: 'svg' | 'table' | 'other'
}

/** Pieces of two drawings of one figure, those aside that are in both, in one place and with one look. */
export interface DrawingChange {
  before: SeenPiece[]
  after: SeenPiece[]
  /** Of the drawing that comes, the elements of what is in both. */
  stays: Element[]
}

const SHAPES = 'rect, path, circle, ellipse, line, polygon, polyline, text, image, use, .fig-slot'
const CELLS = 'td, th, .fig-table-notes > span'
/** Marks on what else is there: each is one thing, which goes from part to part. */
const HALOS = ['fig-highlight', 'fig-marked', 'fig-veil']

/** The blocks of a slide's text, in the slide's units. */
export function readBlocks(section: HTMLElement): SeenPiece[] {
  const toUnits = unitsOf(section)
  return [...section.querySelectorAll<HTMLElement>('[data-block]:not(figure)')]
    .filter((element) => !element.closest('figure, .fragment'))
    .map((element) => ({
      element,
      key: `${element.localName} ${wordsOf(element)}`,
      look: '',
      box: toUnits(element),
    }))
}

/** The words of its own that are seen: those of the blocks within it are theirs. */
export function wordsOf(element: Element): string {
  const own = element.cloneNode(true) as Element
  for (const inner of own.querySelectorAll('[data-block], .visually-hidden')) inner.remove()
  return own.textContent.replace(/\s+/g, ' ').trim()
}

/** What the figures of a slide show. */
export function readDrawings(section: HTMLElement): SeenDrawing[] {
  const toUnits = unitsOf(section)
  return [...section.querySelectorAll<HTMLElement>('figure[data-figure] > .drawing')]
    .filter((drawing) => !drawing.closest('.fragment'))
    .map((drawing) => {
      const svg = drawing.querySelector<SVGSVGElement>(':scope > svg')
      const isTable = drawing.querySelector(':scope > .fig-table') !== null
      const what = svg?.getAttribute('viewBox') ?? (isTable ? '' : wordsOf(drawing))
      const name = drawing.closest<HTMLElement>('figure')?.dataset['figure'] ?? ''
      const kind = svg ? 'svg' : isTable ? 'table' : 'other'
      const box = svg ? drawnBox(svg, section) : toUnits(drawing)
      return { element: svg ?? drawing, kind, key: [kind, name, what].join(' '), look: '', box }
    })
}

/** Compares what is in two drawings or tables of one figure; only what differs is measured. */
export function compareDrawings(before: SeenDrawing, after: SeenDrawing): DrawingChange {
  if (after.kind === 'table') {
    return { before: readCells(before.element), after: readCells(after.element), stays: [] }
  }
  if (after.kind === 'other' || before.element.innerHTML === after.element.innerHTML) {
    return { before: [], after: [], stays: [] }
  }
  const old = shapesByMarkup(before.element)
  const now = shapesByMarkup(after.element)
  const stays = [...now].filter(([markup]) => old.has(markup)).map(([, element]) => element)
  const left = [...old].filter(([markup]) => !now.has(markup)).map(([, element]) => element)
  const come = [...now].filter(([markup]) => !old.has(markup)).map(([, element]) => element)
  return {
    before: measureShapes(left, before.element),
    after: measureShapes(come, after.element),
    stays,
  }
}

/** Shapes, words and pictures, by their markup and that of the groups around them, which say place and look. */
function shapesByMarkup(svg: Element): Map<string, SVGGraphicsElement> {
  const groups = new Map<Element, string>([[svg, '']])
  const around = (element: Element): string => {
    const known = groups.get(element)
    if (known !== undefined) return known
    const { parentElement: parent } = element
    const markup = `${parent ? around(parent) : ''}${(element.cloneNode(false) as Element).outerHTML}`
    groups.set(element, markup)
    return markup
  }
  const shapes = new Map<string, SVGGraphicsElement>()
  const counts = new Map<string, number>()
  for (const shape of svg.querySelectorAll<SVGGraphicsElement>(SHAPES)) {
    const parent = shape.parentElement
    if (!parent || parent.closest('.fig-slot, defs, clipPath, marker, mask')) continue
    const markup = around(parent) + shape.outerHTML
    // It can be drawn twice, one on the other.
    const count = counts.get(markup) ?? 0
    counts.set(markup, count + 1)
    shapes.set(`${markup} ${String(count)}`, shape)
  }
  return shapes
}

/** In the drawing's units. */
function measureShapes(shapes: readonly SVGGraphicsElement[], svg: Element): SeenPiece[] {
  const { e: left, f: top, a: scale } = onScreen(svg as SVGSVGElement)
  return shapes.map((shape) => {
    const halo = HALOS.find((name) => shape.localName === 'rect' && shape.classList.contains(name))
    return {
      element: shape,
      key: keyOf(shape),
      look: `${shape.getAttribute('class') ?? ''} ${shape.getAttribute('font-weight') ?? ''}`,
      box: scaled(shape.getBoundingClientRect(), left, top, 1 / scale),
      ...(halo !== undefined && { halo }),
    }
  })
}

/** What a shape is, its place and its colours aside. */
function keyOf(shape: Element): string {
  const own = (name: string) => shape.getAttribute(name) ?? ''
  if (shape.localName === 'text') return `text ${own('font-size')} ${shape.textContent}`
  if (shape.localName === 'g') return shape.outerHTML
  return `${shape.localName} ${['d', 'points', 'width', 'height', 'r', 'rx', 'ry', 'href'].map(own).join(' ')}`
}

/** Cells of a table, in pixels of the screen. */
function readCells(table: Element): SeenPiece[] {
  const { left, top } = table.getBoundingClientRect()
  return [...table.querySelectorAll<HTMLElement>(CELLS)].map((cell) => ({
    element: cell,
    key: `${cell.localName} ${wordsOf(cell)}`,
    look: `${cell.className} ${cell.parentElement?.className ?? ''}`,
    box: scaled(cell.getBoundingClientRect(), left, top, 1),
  }))
}

/** A slide is 1280 units wide, whatever its size on the screen. */
function unitsOf(section: HTMLElement): (element: Element) => Box {
  const { left, top, width } = section.getBoundingClientRect()
  return (element) => scaled(element.getBoundingClientRect(), left, top, 1280 / width)
}

/** The drawing itself, which may be narrower or lower than the element that holds it. */
function drawnBox(svg: SVGSVGElement, section: HTMLElement): Box {
  const { left, top, width } = section.getBoundingClientRect()
  const { e: x, f: y, a: scale } = onScreen(svg)
  const { width: drawnWidth, height: drawnHeight } = svg.viewBox.baseVal
  return scaled(new DOMRect(x, y, drawnWidth * scale, drawnHeight * scale), left, top, 1280 / width)
}

function onScreen(svg: SVGSVGElement): DOMMatrix {
  return svg.getScreenCTM() ?? new DOMMatrix()
}

function scaled(rect: DOMRect, left: number, top: number, scale: number): Box {
  return {
    x: (rect.left - left) * scale,
    y: (rect.top - top) * scale,
    width: rect.width * scale,
    height: rect.height * scale,
  }
}
