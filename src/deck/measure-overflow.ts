/** How far a slide's content leaves it, in pixels of the stage (1280 across); 0 where nothing does. */
export interface Overflow {
  right: number
  bottom: number
}

/**
 * By how much a slide's content leaves the slide at its right and its end, or is cut off inside. Whole in itself: the
 * build sends it to the browser that draws its pictures.
 */
export function measureOverflow(section: Element): Overflow {
  const frame = section.getBoundingClientRect()
  if (frame.width === 0) return { right: 0, bottom: 0 }
  let right = 0
  let bottom = 0
  let unseen: Element | undefined
  for (const element of section.querySelectorAll('*')) {
    if (element.closest('.page-words, .katex-mathml, svg svg, [hidden]')) continue
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0 || unseen?.contains(element)) continue
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element
    const isCut = getComputedStyle(element).overflow !== 'visible'
    // Cut to a pixel: for who hears the slide, by whatever rule (the mark of a figure is one in present mode alone).
    if (isCut && clientWidth <= 1 && clientHeight <= 1) {
      unseen = element
      continue
    }
    right = Math.max(right, box.right - frame.right, isCut ? scrollWidth - clientWidth : 0)
    bottom = Math.max(bottom, box.bottom - frame.bottom, isCut ? scrollHeight - clientHeight : 0)
  }
  const scale = 1280 / frame.width
  // Rounding and accents that reach a little over their line are no overflow.
  const least = 2 / scale
  return {
    right: right > least ? Math.round(right * scale) : 0,
    bottom: bottom > least ? Math.round(bottom * scale) : 0,
  }
}
