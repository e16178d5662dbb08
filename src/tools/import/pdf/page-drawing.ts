import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Box } from '../source-deck.ts'
import { traitsOf, type FontTraits, type LetterWidths, type PdfFont } from './font-traits.ts'

/** A letter where it is drawn. */
export interface Glyph {
  /** As the PDF gives it: a control character or nothing where the font doesn't say. */
  text: string
  /** Left edge, baseline, width: from the page's left top corner. */
  x: number
  baseline: number
  width: number
  fontSize: number
  font: FontTraits
  /** Number of the font among the page's, and the code that the PDF draws the letter by. */
  fontId: string
  code: number
  /** `#rrggbb` */
  color: string
  /** Not from left to right in a level line. */
  turned: boolean
}

/** What is drawn and is no text. */
export interface Shape {
  kind: 'image' | 'fill' | 'stroke' | 'shading'
  box: Box
  color?: string
  /** A curve is in it: no box, no rule. */
  curved?: boolean
}

export interface PageDrawing {
  glyphs: Glyph[]
  shapes: Shape[]
  /** Latin letters' widths by font, in font sizes. */
  widths: Map<string, LetterWidths>
}

type Matrix = readonly [number, number, number, number, number, number]

interface State {
  matrix: Matrix
  font: { id: string; traits: FontTraits; font: PdfFont } | undefined
  size: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  mode: number
  fill: string
  stroke: string
  alpha: number
  strokeAlpha: number
  clip: Box | undefined
}

/** More letters or shapes than this are no slide's: what goes on is left out. */
const MOST_ITEMS = 60_000
const MOST_GLYPHS = 15_000

/** Follows what a page draws, as far as texts, pictures and lines are concerned. */
export class DrawingReader {
  readonly drawing: PageDrawing = { glyphs: [], shapes: [], widths: new Map() }
  private state: State
  private readonly stack: State[] = []
  private textMatrix: Matrix = [1, 0, 0, 1, 0, 0]
  private lineMatrix: Matrix = [1, 0, 0, 1, 0, 0]
  private clipNext = false

  constructor(
    viewport: readonly number[],
    private readonly page: Box,
    private readonly fontOf: (id: string) => PdfFont | undefined,
  ) {
    this.state = {
      ...{ matrix: viewport as Matrix, font: undefined, size: 1, charSpacing: 0, wordSpacing: 0, scale: 1 },
      ...{
        leading: 0,
        rise: 0,
        mode: 0,
        fill: '#000000',
        stroke: '#000000',
        alpha: 1,
        strokeAlpha: 1,
        clip: undefined,
      },
    }
  }

  /** True where the page draws more than can be a slide. */
  get isFull(): boolean {
    const { glyphs, shapes } = this.drawing
    return glyphs.length > MOST_GLYPHS || glyphs.length + shapes.length > MOST_ITEMS
  }

  read(op: number, args: unknown): void {
    const values = (Array.isArray(args) ? args : []) as unknown[]
    this.readGroup(op, values)
    this.readStyle(op, values)
    this.readText(op, values)
    this.readPaint(op, values)
  }

  /** What begins and ends, and where it lies. */
  private readGroup(op: number, values: readonly unknown[]): void {
    const { state } = this
    switch (op) {
      case OPS.save:
      case OPS.beginGroup:
        this.stack.push({ ...state })
        break
      case OPS.restore:
      case OPS.endGroup:
        this.state = this.stack.pop() ?? state
        break
      case OPS.paintFormXObjectBegin: {
        this.stack.push({ ...state })
        const matrix = values[0] as Matrix | null
        if (matrix) state.matrix = times(state.matrix, matrix)
        const bounds = values[1] as number[] | null
        if (bounds) this.clipTo(boxOf(state.matrix, bounds))
        break
      }
      case OPS.paintFormXObjectEnd:
        this.state = this.stack.pop() ?? state
        break
      case OPS.transform:
        state.matrix = times(state.matrix, values as unknown as Matrix)
        break
      default:
    }
  }

  /** Colours and what they are mixed with. */
  private readStyle(op: number, values: readonly unknown[]): void {
    const { state } = this
    switch (op) {
      case OPS.setGState:
        for (const [key, value] of (values[0] ?? []) as [string, unknown][]) {
          if (key === 'ca') state.alpha = Number(value)
          if (key === 'CA') state.strokeAlpha = Number(value)
          if (key === 'Font' && Array.isArray(value)) this.setFont(String(value[0]), Number(value[1]))
        }
        break
      case OPS.setFillRGBColor:
        state.fill = String(values[0])
        break
      case OPS.setStrokeRGBColor:
        state.stroke = String(values[0])
        break
      default:
    }
  }

  /** How text is set. */
  private readText(op: number, values: readonly unknown[]): void {
    const { state } = this
    const [first = 0, second = 0] = values as number[]
    switch (op) {
      case OPS.beginText:
        this.textMatrix = this.lineMatrix = [1, 0, 0, 1, 0, 0]
        break
      case OPS.setFont:
        this.setFont(String(values[0]), second)
        break
      case OPS.setCharSpacing:
        state.charSpacing = first
        break
      case OPS.setWordSpacing:
        state.wordSpacing = first
        break
      case OPS.setHScale:
        state.scale = first / 100
        break
      case OPS.setLeading:
        state.leading = -first
        break
      case OPS.setTextRise:
        state.rise = first
        break
      case OPS.setTextRenderingMode:
        state.mode = first
        break
      default:
        this.readTextPlace(op, values)
    }
  }

  /** Where text stands, and what it says. */
  private readTextPlace(op: number, values: readonly unknown[]): void {
    const { state } = this
    const [first = 0, second = 0] = values as number[]
    switch (op) {
      case OPS.setTextMatrix: {
        const matrix = values[0]
        const parts = matrix && typeof matrix === 'object' ? Object.values(matrix) : values
        this.textMatrix = this.lineMatrix = parts as unknown as Matrix
        break
      }
      case OPS.setLeadingMoveText:
        state.leading = second
        this.moveText(first, second)
        break
      case OPS.moveText:
        this.moveText(first, second)
        break
      case OPS.nextLine:
        this.moveText(0, state.leading)
        break
      case OPS.showText:
      case OPS.showSpacedText:
        this.showText((values[0] ?? []) as readonly (PdfGlyph | number | null)[])
        break
      default:
    }
  }

  /** Shapes and pictures. */
  private readPaint(op: number, values: readonly unknown[]): void {
    const { state } = this
    switch (op) {
      case OPS.clip:
      case OPS.eoClip:
        this.clipNext = true
        break
      case OPS.constructPath:
        this.drawPath(values)
        break
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageXObjectRepeat:
      case OPS.paintInlineImageXObjectGroup:
      case OPS.paintImageMaskXObject:
      case OPS.paintImageMaskXObjectGroup:
      case OPS.paintImageMaskXObjectRepeat:
        this.addShape({ kind: 'image', box: boxOf(state.matrix, [0, 0, 1, 1]) })
        break
      case OPS.shadingFill:
        this.addShape({ kind: 'shading', box: state.clip ?? this.page })
        break
      default:
    }
  }

  private setFont(id: string, size: number): void {
    const font = this.fontOf(id) ?? {}
    this.state.font = { id, font, traits: traitsOf(font) }
    this.state.size = size
  }

  private moveText(x: number, y: number): void {
    this.lineMatrix = times(this.lineMatrix, [1, 0, 0, 1, x, y])
    this.textMatrix = this.lineMatrix
  }

  private showText(glyphs: readonly (PdfGlyph | number | null)[]): void {
    const { state } = this
    const { font, size, scale } = state
    if (!font || size === 0) return
    const unit = font.font.fontMatrix?.[0] ?? 0.001
    const vertical = font.font.vertical === true
    let x = 0
    let y = 0
    for (const glyph of glyphs) {
      if (glyph === null) continue
      if (typeof glyph === 'number') {
        if (vertical) y -= (glyph * size) / 1000
        else x -= (glyph * size * scale) / 1000
        continue
      }
      const spacing = (glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing
      const width = Math.abs(glyph.width * unit) * size
      this.addGlyph(glyph, x, y, width * scale, vertical)
      if (vertical) y += (glyph.vmetric ? glyph.vmetric[0] * unit * size : -size) - spacing
      else x += (width + spacing) * scale
    }
    this.textMatrix = times(this.textMatrix, [1, 0, 0, 1, x, y])
  }

  private addGlyph(glyph: PdfGlyph, x: number, y: number, width: number, vertical: boolean): void {
    const { state, drawing } = this
    if (this.isFull || !state.font) return
    const matrix = times(times(state.matrix, this.textMatrix), [1, 0, 0, 1, x, y + state.rise])
    const [a, b, c, d, left, baseline] = matrix
    const across = Math.hypot(a, b)
    const fontSize = Math.hypot(c, d) * Math.abs(state.size)
    const place = { x: left, baseline, width: across * Math.abs(width), fontSize }
    if (!Object.values(place).every(Number.isFinite) || fontSize <= 0) return
    const { id, traits } = state.font
    if (/^[A-Za-z0-9]$/.test(glyph.unicode) && fontSize > 0) {
      const widths = drawing.widths.get(id) ?? new Map<string, number>()
      widths.set(glyph.unicode, width / Math.abs(state.size))
      drawing.widths.set(id, widths)
    }
    drawing.glyphs.push({
      ...place,
      text: glyph.unicode,
      font: traits,
      fontId: id,
      code: glyph.originalCharCode,
      color: state.mode === 1 ? state.stroke : state.fill,
      turned: vertical || a < 0 || Math.abs(b) > 0.02 * across,
    })
  }

  /** Paths come as `[how they are painted, [data], [bounds]]`. */
  private drawPath([op, data, bounds]: readonly unknown[]): void {
    const isClip = this.clipNext
    this.clipNext = false
    if (!bounds || typeof bounds !== 'object') return
    const box = boxOf(this.state.matrix, Object.values(bounds as Record<string, number>))
    if (isClip) this.clipTo(box)
    const [path] = Array.isArray(data) ? (data as unknown[]) : []
    const curved = path !== null && typeof path === 'object' && isCurved(path as Record<string, number>)
    const fills = [
      OPS.fill,
      OPS.eoFill,
      OPS.fillStroke,
      OPS.eoFillStroke,
      OPS.closeFillStroke,
      OPS.closeEOFillStroke,
    ]
    const strokes = [OPS.stroke, OPS.closeStroke]
    if (fills.includes(op as number)) this.addShape({ kind: 'fill', box, color: this.state.fill, curved })
    else if (strokes.includes(op as number))
      this.addShape({ kind: 'stroke', box, color: this.state.stroke, curved })
  }

  private clipTo(box: Box): void {
    this.state.clip = intersect(this.state.clip ?? this.page, box) ?? { x: 0, y: 0, width: 0, height: 0 }
  }

  private addShape(shape: Shape): void {
    const alpha = shape.kind === 'stroke' ? this.state.strokeAlpha : this.state.alpha
    if (this.isFull || alpha < 0.02) return
    const box = intersect(this.state.clip ?? this.page, shape.box)
    if (box) this.drawing.shapes.push({ ...shape, box })
  }
}

/** A letter as pdf.js hands it to whoever draws. */
interface PdfGlyph {
  unicode: string
  width: number
  isSpace: boolean
  originalCharCode: number
  vmetric?: readonly number[] & { 0: number }
}

/** Among a path's numbers: move 0 and line 1 have two more, a curve six, a quadratic one four, closing none. */
function isCurved(path: Record<string, number>): boolean {
  const values = Object.values(path)
  const rest = [2, 2, 6, 4, 0]
  for (let at = 0; at < values.length; at += 1 + (rest[values[at] ?? 4] ?? 0)) {
    if (values[at] === 2 || values[at] === 3) return true
  }
  return false
}

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}

/** The box around a rectangle given by two corners, moved by a matrix. */
function boxOf(m: Matrix, [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[]): Box {
  const corners = [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ].map(([x = 0, y = 0]) => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]] as const)
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Undefined where two boxes have nothing in common; a line without width has. */
function intersect(a: Box, b: Box): Box | undefined {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  const width = Math.min(a.x + a.width, b.x + b.width) - x
  const height = Math.min(a.y + a.height, b.y + b.height) - y
  return width >= 0 && height >= 0 ? { x, y, width, height } : undefined
}
