import type { Page } from '@playwright/test'

/** What the layout check found on one slide, in units of the 1280 × 720 stage. */
export interface SlideMeasure {
  faults: string[]
  /** Boxes of the blocks by their text, for build-ups: what is unchanged stays in its place. */
  blocks: { text: string; box: Box }[]
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** The stage alone, at its nominal size. */
export async function showStageAlone(page: Page): Promise<void> {
  await page.addStyleTag({
    content:
      '.stage{position:fixed!important;inset:0 auto auto 0!important;inline-size:1280px!important;max-inline-size:none!important;border:0!important;border-radius:0!important;z-index:9}',
  })
  await page.evaluate(() => document.fonts.ready)
}

/** Measures the slide on the stage: overflow, overlap, sizes of text, lines of the title. */
export async function measureSlide(page: Page, slideNumber: number): Promise<SlideMeasure> {
  return page.evaluate((wanted) => {
    const WIDTH = 1280
    const HEIGHT = 720
    const MIN_TEXT = 18
    const MIN_LABEL = 18
    const section = document.querySelector(`.stage section.slide[data-slide="${String(wanted)}"]`)
    const faults: string[] = []
    if (!(section instanceof HTMLElement)) return { faults: ['there is no slide'], blocks: [] }
    const words = (node: Element) => node.textContent.replace(/\s+/g, ' ').trim().slice(0, 24)
    const px = (value: number) => String(Math.round(value * 10) / 10)

    // Text: inside the stage, inside its scrolling ancestors, large enough.
    const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
    const sizes = new Map<string, number>()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!parent || !node.nodeValue?.trim() || parent.closest('.katex-mathml, .visually-hidden, annotation'))
        continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const box of range.getClientRects()) {
        if (box.width === 0 || box.height === 0) continue
        const beyond = Math.max(-box.left, -box.top, box.right - WIDTH, box.bottom - HEIGHT)
        if (beyond > 0.5) faults.push(`“${words(parent)}” leaves the stage by ${px(beyond)} px`)
      }
      const svg = parent.closest('svg')
      const scale = svg instanceof SVGSVGElement ? (svg.getScreenCTM()?.a ?? 1) : 1
      const size = parseFloat(getComputedStyle(parent).fontSize) * scale
      const least = parent.closest('.drawing, .katex') ? MIN_LABEL : MIN_TEXT
      if (size < least - 0.05 && !parent.closest('.katex-html, .fig-subscript'))
        sizes.set(words(parent), size)
    }
    for (const [text, size] of sizes) faults.push(`“${text}” is ${px(size)} px high`)

    // Regions: nothing runs out of its place.
    for (const region of section.querySelectorAll(
      '.slide-body, .slide-foot, .slide-text, .slide-figures, .slide-left, .slide-right, .figure, .drawing',
    )) {
      const over = Math.max(
        region.scrollHeight - region.clientHeight,
        region.scrollWidth - region.clientWidth,
      )
      if (over > 1.5) faults.push(`.${region.className} (“${words(region)}”) overflows by ${px(over)} px`)
    }

    // Blocks: none on top of another.
    const leaves = [...section.querySelectorAll('[data-block], .slide-number')].filter(
      (element) => !element.querySelector('[data-block]'),
    )
    const boxOf = (element: Element): DOMRect =>
      (element.matches('li') ? [...element.childNodes] : [element]).reduce<DOMRect>((union, node) => {
        const range = document.createRange()
        range.selectNode(node)
        const box = node instanceof Element ? node.getBoundingClientRect() : range.getBoundingClientRect()
        if (box.width === 0) return union
        if (union.width === 0) return box
        const x = Math.min(union.x, box.x)
        const y = Math.min(union.y, box.y)
        return new DOMRect(x, y, Math.max(union.right, box.right) - x, Math.max(union.bottom, box.bottom) - y)
      }, new DOMRect())
    const boxes = leaves.map((element) => ({ element, box: boxOf(element) }))
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) {
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
        if (across > 2 && down > 4) {
          faults.push(
            `“${words(a.element)}” and “${words(b.element)}” overlap by ${px(Math.min(across, down))} px`,
          )
        }
      }
    }

    // A drawing that is squeezed to nothing is a fault too.
    for (const drawing of section.querySelectorAll('.drawing')) {
      const box = drawing.getBoundingClientRect()
      if (box.width < 200 || box.height < 60)
        faults.push(`a figure has only ${px(box.width)} × ${px(box.height)} px`)
    }

    const title = section.querySelector('h1')
    if (title) {
      const lines = Math.round(
        title.getBoundingClientRect().height / parseFloat(getComputedStyle(title).lineHeight),
      )
      if (lines > 2) faults.push(`the title has ${String(lines)} lines`)
    }
    return {
      faults: [...new Set(faults)],
      blocks: [...section.querySelectorAll('[data-block]')].map((element) => {
        const { x, y, width, height } = boxOf(element)
        const own = element.matches('figure')
          ? `figure:${element.getAttribute('data-figure') ?? ''}`
          : element.textContent.trim()
        return { text: own, box: { x, y, width, height } }
      }),
    }
  }, slideNumber)
}
