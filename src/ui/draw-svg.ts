/** What a drawing may hold to be drawn here. */
const DRAWN =
  'svg, g, path, rect, circle, ellipse, line, polyline, polygon, text, tspan, defs, clipPath, title, desc'

/** False for a drawing of which a part would be missing: a gradient, a picture, a mask. */
export function canDrawSvg(svg: SVGSVGElement): boolean {
  return svg.querySelector(`:not(${DRAWN})`) === null
}

/**
 * Draws a laid out SVG as it looks on its page, part by part, on a canvas whose units are those of the page and whose corner is at
 * `origin`. A picture of it would have to be loaded, which the page's policy doesn't allow.
 */
export function drawSvg(context: CanvasRenderingContext2D, svg: SVGSVGElement, origin: DOMRect): void {
  context.save()
  context.translate(-origin.left, -origin.top)
  drawParts(context, svg, context.getTransform())
  context.restore()
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** `page` is where the page's own units are on the canvas. */
function drawParts(context: Context, parent: SVGElement, page: DOMMatrix): void {
  for (const part of parent.children)
    if (part instanceof SVGGraphicsElement && !(part instanceof SVGDefsElement)) drawPart(context, part, page)
}

function drawPart(context: Context, part: SVGGraphicsElement, page: DOMMatrix): void {
  const style = getComputedStyle(part)
  const matrix = part.getScreenCTM()
  if (style.display === 'none' || !matrix) return
  context.save()
  context.setTransform(page.multiply(matrix))
  clip(context, part, style)
  asOne(context, style, (layer) => {
    if (part instanceof SVGTextElement) drawText(layer, part)
    else if (part instanceof SVGGeometryElement) paint(layer, outlineOf(part), style)
    else drawParts(layer, part, page)
  })
  context.restore()
}

/** What is see-through, or blends with what is below it, does so as a whole. */
function asOne(context: Context, style: CSSStyleDeclaration, draw: (layer: Context) => void): void {
  const blend = style.mixBlendMode
  if (style.opacity === '1' && blend === 'normal') {
    draw(context)
    return
  }
  const layer = new OffscreenCanvas(context.canvas.width, context.canvas.height).getContext('2d')
  if (!layer) throw new Error('no canvas')
  layer.setTransform(context.getTransform())
  draw(layer)
  context.save()
  context.resetTransform()
  context.globalAlpha = Number(style.opacity)
  // Modes of blending have one name in CSS and here.
  if (blend !== 'normal') context.globalCompositeOperation = blend as GlobalCompositeOperation
  context.drawImage(layer.canvas, 0, 0)
  context.restore()
}

/** By a window of its own, by a shape of the drawing, or by the round corners of the window that it is in. */
function clip(context: Context, part: SVGGraphicsElement, { clipPath }: CSSStyleDeclaration): void {
  const view = part instanceof SVGSVGElement ? part : part.ownerSVGElement
  const corner = /^inset\([^)]*round ([\d.]+)px/.exec(clipPath)?.[1]
  if (view && (part === view || corner !== undefined)) {
    const { x, y, width, height } = unitsOf(view)
    const outline = new Path2D()
    outline.roundRect(x, y, width, height, Number(corner ?? 0))
    context.clip(outline)
  }
  const id = /^url\(["']?#([^"')]+)["']?\)$/.exec(clipPath)?.[1]
  const shape = id === undefined ? null : part.ownerSVGElement?.querySelector(`#${CSS.escape(id)}`)
  if (!shape) return
  const whole = new Path2D()
  for (const piece of shape.querySelectorAll('*'))
    if (piece instanceof SVGGeometryElement)
      whole.addPath(outlineOf(piece), piece.transform.baseVal.consolidate()?.matrix)
  context.clip(whole)
}

/** What a window shows, in its own units. */
function unitsOf(view: SVGSVGElement): { x: number; y: number; width: number; height: number } {
  const box = view.viewBox.baseVal
  return box.width > 0 ? box : { x: 0, y: 0, width: valueOf(view.width), height: valueOf(view.height) }
}

function outlineOf(shape: SVGGeometryElement): Path2D {
  if (shape instanceof SVGPathElement) return new Path2D(shape.getAttribute('d') ?? '')
  const path = new Path2D()
  if (shape instanceof SVGRectElement) {
    const [x, y, width, height] = [shape.x, shape.y, shape.width, shape.height].map(valueOf)
    path.roundRect(x ?? 0, y ?? 0, width ?? 0, height ?? 0, Math.max(valueOf(shape.rx), valueOf(shape.ry)))
  } else if (shape instanceof SVGCircleElement) {
    path.arc(valueOf(shape.cx), valueOf(shape.cy), valueOf(shape.r), 0, 2 * Math.PI)
  } else if (shape instanceof SVGEllipseElement) {
    const [rx, ry] = [valueOf(shape.rx), valueOf(shape.ry)]
    path.ellipse(valueOf(shape.cx), valueOf(shape.cy), rx, ry, 0, 0, 2 * Math.PI)
  } else if (shape instanceof SVGLineElement) {
    path.moveTo(valueOf(shape.x1), valueOf(shape.y1))
    path.lineTo(valueOf(shape.x2), valueOf(shape.y2))
  } else if (shape instanceof SVGPolygonElement || shape instanceof SVGPolylineElement) {
    for (const { x, y } of shape.points) path.lineTo(x, y)
    if (shape instanceof SVGPolygonElement) path.closePath()
  }
  return path
}

function valueOf(length: SVGAnimatedLength): number {
  return length.baseVal.value
}

function paint(context: Context, path: Path2D, style: CSSStyleDeclaration): void {
  if (style.fill !== 'none') {
    context.fillStyle = style.fill
    context.globalAlpha = Number(style.fillOpacity)
    context.fill(path, style.fillRule === 'evenodd' ? 'evenodd' : 'nonzero')
  }
  if (style.stroke !== 'none') {
    readStroke(context, style)
    context.stroke(path)
  }
  context.globalAlpha = 1
}

function readStroke(context: Context, style: CSSStyleDeclaration): void {
  context.strokeStyle = style.stroke
  context.globalAlpha = Number(style.strokeOpacity)
  context.lineWidth = parseFloat(style.strokeWidth)
  context.lineCap = style.strokeLinecap as CanvasLineCap
  context.lineJoin = style.strokeLinejoin as CanvasLineJoin
  context.setLineDash(
    style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(',').map(parseFloat),
  )
}

/**
 * Latin words go together, for their kerning; every other character stands where the browser put it, since it squeezes
 * punctuation and parts Japanese from Latin, which a canvas doesn't.
 */
export const RUNS = /[\p{sc=Latin}0-9!-/:-@[-`{-~–’]+|\S\p{M}*/gu

function drawText(context: Context, text: SVGTextElement): void {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  let before = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || !node.parentElement) continue
    const style = getComputedStyle(node.parentElement)
    context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
    for (const { index, 0: run } of node.data.matchAll(RUNS)) {
      if (before + index >= text.getNumberOfChars()) continue
      const { x, y } = text.getStartPositionOfChar(before + index)
      if (style.stroke !== 'none') {
        readStroke(context, style)
        context.strokeText(run, x, y)
      }
      context.fillStyle = style.fill
      context.globalAlpha = Number(style.fillOpacity)
      context.fillText(run, x, y)
      context.globalAlpha = 1
    }
    before += node.data.length
  }
}
