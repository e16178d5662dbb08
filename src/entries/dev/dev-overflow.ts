/** Width of the stage in its own pixels: what authors think in. */
const STAGE_PX = 1280
/** Rounding and accents that reach a little over their line are no overflow. */
const TOLERANCE_PX = 2

/** By how many of the stage's pixels a slide's content leaves the slide at its right and its end, or is cut off inside. */
export function measureOverflow(section: HTMLElement): { right: number; bottom: number } {
  const frame = section.getBoundingClientRect()
  if (frame.width === 0) return { right: 0, bottom: 0 }
  const scale = STAGE_PX / frame.width
  let right = 0
  let bottom = 0
  let unseen: HTMLElement | undefined
  for (const element of section.querySelectorAll<HTMLElement>('*')) {
    if (element.closest('.page-words, .katex-mathml, svg svg, [hidden]')) continue
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0 || unseen?.contains(element)) continue
    if (isForReadersAlone(element)) {
      unseen = element
      continue
    }
    right = Math.max(right, box.right - frame.right, cutOff(element, 'scrollWidth', 'clientWidth'))
    bottom = Math.max(bottom, box.bottom - frame.bottom, cutOff(element, 'scrollHeight', 'clientHeight'))
  }
  const inPixels = (value: number) => (value * scale > TOLERANCE_PX ? Math.round(value * scale) : 0)
  return { right: inPixels(right), bottom: inPixels(bottom) }
}

/** What an element hides of its content. */
function cutOff(
  element: HTMLElement,
  whole: 'scrollWidth' | 'scrollHeight',
  seen: 'clientWidth' | 'clientHeight',
): number {
  const isCut = getComputedStyle(element).overflow !== 'visible'
  return isCut ? element[whole] - element[seen] : 0
}

/** Cut to a pixel: for who hears the slide, by whatever rule (the mark of a figure is one in present mode alone). */
function isForReadersAlone(element: HTMLElement): boolean {
  const isCut = getComputedStyle(element).overflow !== 'visible'
  return isCut && element.clientWidth <= 1 && element.clientHeight <= 1
}
