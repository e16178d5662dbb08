import type { Page } from '@playwright/test'

/** How a slide fills its stage, in units of 1280 × 720. */
export interface SlideLook {
  /** Smallest text, superscripts aside, px. */
  smallest: number
  characters: number
  /** Characters under 20 px. */
  small: number
  /** Share of the stage's squares of 40 px that something touches. */
  canvas: number
}

/** Sizes of text and use of the canvas, of the slide on the stage. */
export async function measureLook(page: Page, slideNumber: number): Promise<SlideLook> {
  return page.evaluate((wanted) => {
    const [SQUARE, COLUMNS, ROWS] = [40, 32, 18]
    const section = document.querySelector(`.stage section.slide[data-slide="${String(wanted)}"]`)
    if (!section) throw new Error('there is no slide')
    const touched = new Set<number>()
    const touch = (left: number, top: number, right: number, bottom: number) => {
      for (let row = Math.max(0, Math.floor(top / SQUARE)); row < ROWS && row * SQUARE < bottom; row++)
        for (let column = Math.max(0, Math.floor(left / SQUARE)); column < COLUMNS; column++)
          if (column * SQUARE < right) touched.add(row * COLUMNS + column)
    }
    const touchBox = ({ left, top, right, bottom }: DOMRect) => {
      if (right > left && bottom > top) touch(left, top, right, bottom)
    }
    const touchEdges = ({ left, top, right, bottom }: DOMRect) => {
      touch(left, top, right, top + 1)
      touch(left, bottom - 1, right, bottom)
      touch(left, top, left + 1, bottom)
      touch(right - 1, top, right, bottom)
    }

    let [smallest, characters, small] = [Infinity, 0, 0]
    const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      const text = node.nodeValue?.replace(/\s/g, '') ?? ''
      if (!parent || text === '' || parent.closest('.katex-mathml, .visually-hidden, annotation')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
      if (boxes.length === 0) continue
      boxes.forEach(touchBox)
      // A formula counts by its own size, and what stands above or below a line by that of the line.
      const measured =
        parent.closest('.katex') ?? parent.closest('sup, sub, .fig-subscript')?.parentElement ?? parent
      const svg = measured.closest('svg')
      const scale = svg instanceof SVGSVGElement ? (svg.getScreenCTM()?.a ?? 1) : 1
      const size = parseFloat(getComputedStyle(measured).fontSize) * scale
      characters += [...text].length
      if (size < 19.95) small += [...text].length
      smallest = Math.min(smallest, size)
    }

    for (const element of section.querySelectorAll('*')) {
      const style = getComputedStyle(element)
      if (element instanceof SVGGeometryElement) {
        const isOpen = style.fill === 'none' || element.matches('.fig-paper, .fig-veil')
        if (!isOpen) touchBox(element.getBoundingClientRect())
        else if (style.stroke !== 'none') {
          const matrix = element.getScreenCTM()
          for (let at = 0; matrix && at <= element.getTotalLength(); at += 12) {
            const { x, y } = element.getPointAtLength(at).matrixTransform(matrix)
            touch(x, y, x + 1, y + 1)
          }
        }
      } else if (element instanceof HTMLImageElement || style.backgroundColor !== 'rgba(0, 0, 0, 0)') {
        touchBox(element.getBoundingClientRect())
      } else if (element instanceof HTMLElement && style.borderStyle !== 'none') {
        touchEdges(element.getBoundingClientRect())
      }
    }
    return { smallest, characters, small, canvas: touched.size / (COLUMNS * ROWS) }
  }, slideNumber)
}

/** The looks of all slides as a table, the average below, for who reads the check's output. */
export function lookTable(looks: ReadonlyMap<number, SlideLook>): string {
  const percent = (share: number) => `${String(Math.round(share * 100))}%`.padStart(4)
  const rows = [...looks].map(
    ([slideNumber, { smallest, small, characters, canvas }]) =>
      `${String(slideNumber).padStart(5)}  ${smallest.toFixed(1).padStart(8)}  ${percent(small / characters).padStart(8)}  ${percent(canvas).padStart(6)}`,
  )
  const { share, canvas } = summarizeLooks(looks)
  return [
    'slide  smallest  under 20  canvas',
    ...rows,
    `  all            ${percent(share).padStart(10)}  ${percent(canvas).padStart(6)}`,
  ].join('\n')
}

/** Characters under 20 px among all, and the canvas that is used on average. */
export function summarizeLooks(looks: ReadonlyMap<number, SlideLook>): { share: number; canvas: number } {
  const all = [...looks.values()]
  const sum = (of: (look: SlideLook) => number) => all.reduce((total, look) => total + of(look), 0)
  return {
    share: sum(({ small }) => small) / sum(({ characters }) => characters),
    canvas: sum(({ canvas }) => canvas) / all.length,
  }
}
