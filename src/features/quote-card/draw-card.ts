import { drawSvg, RUNS } from '../../ui/draw-svg.ts'

/** A stretch of text that is drawn in one go, and where it stands on the card, in CSS px. */
interface TextRun {
  text: string
  x: number
  /** Middle of the line. */
  middle: number
  style: CSSStyleDeclaration
}

/**
 * Draws what a laid out element looks like: its grounds, its drawings, and its text, line by line as the browser broke it,
 * Japanese by its rules. Nothing is loaded, so that the page's policy allows it, unlike a picture of HTML.
 */
export function drawElement(element: HTMLElement, canvas: HTMLCanvasElement, scale: number): void {
  const box = element.getBoundingClientRect()
  canvas.width = Math.round(box.width * scale)
  canvas.height = Math.round(box.height * scale)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.scale(scale, scale)
  for (const part of [element, ...element.querySelectorAll('*')]) {
    if (part instanceof SVGSVGElement) drawSvg(context, part, box)
    if (part instanceof SVGElement) continue
    const { left, top, width, height } = part.getBoundingClientRect()
    context.fillStyle = getComputedStyle(part).backgroundColor
    context.fillRect(left - box.left, top - box.top, width, height)
  }
  for (const run of textRuns(element, box)) drawRun(context, run)
}

function drawRun(context: CanvasRenderingContext2D, { text, x, middle, style }: TextRun): void {
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
  context.fillStyle = style.color
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = context.measureText(text)
  context.fillText(text, x, middle + (ascent - descent) / 2)
}

function textRuns(element: HTMLElement, box: DOMRect): TextRun[] {
  const runs: TextRun[] = []
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || !node.parentElement || node.parentElement instanceof SVGElement) continue
    const style = getComputedStyle(node.parentElement)
    for (const { index, 0: text } of node.data.matchAll(RUNS)) {
      for (const { from, to, rect } of linesOf(node, index, text)) {
        const [x, middle] = [rect.left - box.left, (rect.top + rect.bottom) / 2 - box.top]
        runs.push({ text: node.data.slice(from, to), x, middle, style })
      }
    }
  }
  return runs
}

/** A long word can be broken over lines. */
function linesOf(node: Text, index: number, text: string): { from: number; to: number; rect: DOMRect }[] {
  const range = document.createRange()
  const rectOf = (from: number, to: number) => {
    range.setStart(node, from)
    range.setEnd(node, to)
    return range.getBoundingClientRect()
  }
  const end = index + text.length
  range.setStart(node, index)
  range.setEnd(node, end)
  if (range.getClientRects().length === 1) return [{ from: index, to: end, rect: rectOf(index, end) }]
  const lines: { from: number; to: number; rect: DOMRect }[] = []
  for (let at = index; at < end; at++) {
    const rect = rectOf(at, at + 1)
    const line = lines.at(-1)
    if (line && Math.abs(line.rect.top - rect.top) < rect.height / 2) line.to = at + 1
    else lines.push({ from: at, to: at + 1, rect })
  }
  return lines
}
