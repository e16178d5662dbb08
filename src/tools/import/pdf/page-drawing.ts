import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Box } from '../source-deck.ts'
import {
  firstState,
  type DrawingState,
  type PageDrawing,
  type PaintedHow,
  type PdfGlyph,
  type Shape,
  type TransparencyGroup,
} from './drawn.ts'
import { traitsOf, type PdfFont } from './font-traits.ts'
import { boxOf, intersect, isCurved, isRectangle, keepsLevel, times, type Matrix } from './geometry.ts'
import { covers, inGroup, sightOf, withStyle } from './sight.ts'

/** More letters or shapes than this are no slide's: what goes on is left out. */
const MOST_ITEMS = 60_000
const MOST_GLYPHS = 15_000

/** Follows what a page draws, as far as texts, pictures and lines are concerned. */
export class DrawingReader {
  readonly drawing: PageDrawing = { glyphs: [], shapes: [], widths: new Map(), paints: [] }
  private state: DrawingState
  private readonly stack: DrawingState[] = []
  private textMatrix: Matrix = [1, 0, 0, 1, 0, 0]
  private lineMatrix: Matrix = [1, 0, 0, 1, 0, 0]
  private clipNext = false
  /** For each marked part that is open: whether its layer is shown. */
  private readonly layers: boolean[] = []
  private annotations = 0
  /** How much has been painted. */
  private painted = 0

  constructor(
    viewport: readonly number[],
    private readonly page: Box,
    private readonly fontOf: (id: string) => PdfFont | undefined,
    private readonly isShown: (layer: unknown) => boolean,
  ) {
    this.state = firstState(viewport as Matrix)
  }

  /** True where the page draws more than can be a slide. */
  get isFull(): boolean {
    const { glyphs, shapes } = this.drawing
    return glyphs.length > MOST_GLYPHS || glyphs.length + shapes.length > MOST_ITEMS
  }

  read(op: number, args: unknown): void {
    const values = (Array.isArray(args) ? args : []) as unknown[]
    this.readMark(op, values)
    this.readGroup(op, values)
    this.readStyle(op, values)
    this.readText(op, values)
    this.readPaint(op, values)
  }

  /** Parts that belong to a layer or to an annotation. */
  private readMark(op: number, values: readonly unknown[]): void {
    switch (op) {
      case OPS.beginMarkedContent:
        this.layers.push(true)
        break
      case OPS.beginMarkedContentProps:
        this.layers.push(values[0] !== 'OC' || this.isShown(values[1]))
        break
      case OPS.endMarkedContent:
        this.layers.pop()
        break
      case OPS.beginAnnotation:
        this.annotations++
        break
      case OPS.endAnnotation:
        this.annotations--
        break
      default:
    }
  }

  private get isHidden(): boolean {
    return this.layers.includes(false)
  }

  /** What begins and ends, and where it lies. */
  private readGroup(op: number, values: readonly unknown[]): void {
    const { state } = this
    switch (op) {
      case OPS.save:
        this.stack.push({ ...state })
        break
      case OPS.beginGroup:
        this.stack.push({ ...state })
        this.beginGroup(values[0] ?? {})
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
        if (bounds) this.clipTo(boxOf(state.matrix, bounds), keepsLevel(state.matrix))
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

  private beginGroup({ matrix, bbox, smask }: TransparencyGroup): void {
    const { state } = this
    const within = matrix ? times(state.matrix, matrix) : state.matrix
    if (bbox) this.clipTo(boxOf(within, bbox), keepsLevel(within))
    state.veil = inGroup(state.veil, state.alpha, Boolean(smask))
    state.alpha = state.strokeAlpha = 1
  }

  /** Colours and what they are mixed with. */
  private readStyle(op: number, values: readonly unknown[]): void {
    const { state } = this
    switch (op) {
      case OPS.setGState:
        for (const [key, value] of (values[0] ?? []) as [string, unknown][]) {
          if (key === 'ca') state.alpha = Number(value)
          if (key === 'CA') state.strokeAlpha = Number(value)
          state.veil = withStyle(state.veil, key, value)
          if (key === 'Font' && Array.isArray(value)) this.setFont(String(value[0]), Number(value[1]))
        }
        break
      case OPS.setFillRGBColor:
        state.fill = String(values[0])
        state.veil = { ...state.veil, patterned: false }
        break
      case OPS.setFillColorN:
      case OPS.setFillTransparent:
        state.veil = { ...state.veil, patterned: true }
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
        this.addShape({ kind: 'image', box: boxOf(state.matrix, [0, 0, 1, 1]) }, { image: values[0] })
        break
      case OPS.paintSolidColorImageMask:
        this.addPaint({ kind: 'fill', box: boxOf(state.matrix, [0, 0, 1, 1]) })
        break
      case OPS.paintImageXObjectRepeat:
      case OPS.paintInlineImageXObjectGroup:
      case OPS.paintImageMaskXObject:
      case OPS.paintImageMaskXObjectGroup:
      case OPS.paintImageMaskXObjectRepeat:
        // Several at once lie anywhere.
        this.addShape({ kind: 'image', box: boxOf(state.matrix, [0, 0, 1, 1]) }, { loose: true })
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
    const turned = vertical || a < 0 || Math.abs(b) > 0.02 * across
    const isPlaced = this.annotations === 0 && state.font.font.isType3Font !== true
    // What letters cut out is no box.
    if (state.mode >= 4) state.veil = { ...state.veil, cut: true }
    drawing.glyphs.push({
      ...place,
      text: glyph.unicode,
      font: traits,
      fontId: id,
      code: glyph.originalCharCode,
      color: state.mode === 1 ? state.stroke : state.fill,
      turned,
      sight: sightOf({ ...place, turned }, state, {
        ...{ at: this.painted++, isHidden: this.isHidden, isPlaced },
      }),
    })
  }

  /** Paths come as `[how they are painted, [data], [bounds]]`. */
  private drawPath([op, data, bounds]: readonly unknown[]): void {
    const isClip = this.clipNext
    this.clipNext = false
    if (!bounds || typeof bounds !== 'object') return
    const box = boxOf(this.state.matrix, Object.values(bounds as Record<string, number>))
    const [path] = Array.isArray(data) ? (data as unknown[]) : []
    const parts = path !== null && typeof path === 'object' ? (path as Record<string, number>) : undefined
    const curved = parts !== undefined && isCurved(parts)
    const isBox = parts !== undefined && isRectangle(parts) && keepsLevel(this.state.matrix)
    if (isClip) this.clipTo(box, isBox)
    const fills = [
      OPS.fill,
      OPS.eoFill,
      OPS.fillStroke,
      OPS.eoFillStroke,
      OPS.closeFillStroke,
      OPS.closeEOFillStroke,
    ]
    const strokes = [OPS.stroke, OPS.closeStroke]
    if (fills.includes(op as number))
      this.addShape({ kind: 'fill', box, color: this.state.fill, curved }, { isBox })
    else if (strokes.includes(op as number))
      this.addShape({ kind: 'stroke', box, color: this.state.stroke, curved })
  }

  /** `isBox`: what is clipped to is the box, and no other shape in it. */
  private clipTo(box: Box, isBox: boolean): void {
    if (!isBox) this.state.veil = { ...this.state.veil, cut: true }
    this.state.clip = intersect(this.state.clip ?? this.page, box) ?? { x: 0, y: 0, width: 0, height: 0 }
  }

  private addShape(shape: Shape, how: PaintedHow = {}): void {
    const { state } = this
    const alpha = (shape.kind === 'stroke' ? state.strokeAlpha : state.alpha) * state.veil.groupAlpha
    if (this.isFull || alpha < 0.02 || this.isHidden) return
    const box = intersect(state.clip ?? this.page, shape.box)
    if (!box) return
    this.drawing.shapes.push({ ...shape, box })
    this.addPaint({ ...shape, box }, how)
  }

  private addPaint({ kind, box, color }: Shape, { isBox, image, loose }: PaintedHow = {}): void {
    const { state } = this
    if (this.isHidden) return
    const isCover =
      (kind === 'image' ? image !== undefined && keepsLevel(state.matrix) : isBox === true) &&
      this.annotations === 0 &&
      covers(state.veil, state.alpha, kind)
    const isKnown = kind === 'fill' && !state.veil.patterned && !state.veil.blended
    this.drawing.paints.push({
      ...{ at: this.painted++, kind, box, isCover, loose: loose === true || this.annotations > 0 },
      ...(isKnown && color !== undefined && { color }),
      ...(image !== undefined && { image }),
    })
  }
}
