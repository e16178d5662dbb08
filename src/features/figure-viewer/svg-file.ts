const SVG = 'http://www.w3.org/2000/svg'
/** The fonts of a reader's machine: the talk's own are cut for its pages. */
const FONTS =
  "'Noto Sans JP', 'Noto Sans CJK JP', 'Hiragino Sans', 'Hiragino Kaku Gothic ProN', 'Yu Gothic', Meiryo, sans-serif"
/** Units of free paper around the drawing. */
const MARGIN = 16

/** Looks that classes give on the page, with what holds where a file says nothing. */
const PAINT = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  'fill-rule': 'nonzero',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'paint-order': 'normal',
} as const
const TEXT = {
  'font-size': '16px',
  'font-weight': '400',
  'font-style': 'normal',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  'letter-spacing': 'normal',
} as const
const GROUP = { opacity: '1', 'clip-path': 'none', 'mix-blend-mode': 'normal' } as const
const COLOURS = new Set(['fill', 'stroke'])
const SHAPES = 'path, rect, circle, ellipse, line, polyline, polygon, use'
const WORDS = 'text, tspan, textPath'

/** A drawing of the page as a file of its own: what its classes look like in the theme shown, written out. */
export function svgFile(drawing: SVGSVGElement, title: string, description: string): string {
  const file = drawing.cloneNode(true) as SVGSVGElement
  file.removeAttribute('aria-hidden')
  const originals = [drawing, ...drawing.querySelectorAll<SVGElement>('*')]
  const copies = [file, ...file.querySelectorAll<SVGElement>('*')]
  const toRgb = colourReader()
  copies.forEach((copy, index) => {
    const original = originals[index]
    if (original) writeLooks(copy, original, toRgb)
  })
  frame(file, drawing, toRgb(getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()))
  file.prepend(textElement('title', title), textElement('desc', description))
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}\n`
}

function writeLooks(copy: SVGElement, original: SVGElement, toRgb: (colour: string) => string): void {
  const style = getComputedStyle(original)
  const isText = original.matches(WORDS)
  const above = original.matches('tspan, textPath') && original.parentElement
  const inherited = above ? getComputedStyle(above) : undefined
  const write = (defaults: Record<string, string>) => {
    for (const [name, usual] of Object.entries(defaults)) {
      copy.removeAttribute(name)
      const value = style.getPropertyValue(name)
      const known = inherited ? inherited.getPropertyValue(name) : usual
      if (!value || value === known) continue
      const written = COLOURS.has(name) ? toRgb(value) : value.replace(/(\d)px/g, '$1')
      copy.setAttribute(name, written)
    }
  }
  for (const name of Object.keys({ ...PAINT, ...TEXT, 'font-family': '' })) copy.removeAttribute(name)
  if (isText || original.matches(SHAPES)) write(PAINT)
  if (isText) {
    write(TEXT)
    if (style.fontFamily.includes('monospace')) copy.setAttribute('font-family', 'monospace')
    if (style.whiteSpace === 'pre') copy.setAttribute('xml:space', 'preserve')
  }
  if (!inherited) write(GROUP)
  copy.removeAttribute('class')
}

/** Size, paper and fonts of the file. */
function frame(file: SVGSVGElement, drawing: SVGSVGElement, paper: string): void {
  const { x, y, width, height } = drawing.viewBox.baseVal
  const box = { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN }
  file.setAttribute('viewBox', [box.x, box.y, box.width, box.height].join(' '))
  file.setAttribute('width', String(box.width))
  file.setAttribute('height', String(box.height))
  file.setAttribute('font-family', FONTS)
  const ground = document.createElementNS(SVG, 'rect')
  for (const [name, value] of Object.entries(box)) ground.setAttribute(name, String(value))
  ground.setAttribute('fill', paper)
  file.prepend(ground)
}

function textElement(name: 'title' | 'desc', text: string): SVGElement {
  const element = document.createElementNS(SVG, name)
  element.textContent = text
  return element
}

/** Browsers compute mixed colours in notations that other programs don't read: a pixel says what they look like. */
function colourReader(): (colour: string) => string {
  const known = new Map<string, string>()
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return (colour) => {
    if (!context || colour === 'none' || colour.startsWith('url(') || colour.startsWith('rgb(')) return colour
    const seen = known.get(colour)
    if (seen) return seen
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data
    const parts = [red, green, blue].join(', ')
    const rgb = alpha === 255 ? `rgb(${parts})` : `rgba(${parts}, ${(alpha / 255).toFixed(3)})`
    known.set(colour, rgb)
    return rgb
  }
}
