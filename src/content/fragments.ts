/*
 * Fragments of one slide as reveal.js counts them: elements with the same `data-fragment-index` are one step, the
 * others a step each, in their order and after those. Needed where reveal.js isn't: before it has arrived, and for a
 * slide that is about to enter its row.
 */

/** Steps of a slide, each with the elements that it shows. */
function fragmentSteps(section: HTMLElement): HTMLElement[][] {
  const indexed = new Map<number, HTMLElement[]>()
  const single: HTMLElement[][] = []
  for (const fragment of section.querySelectorAll<HTMLElement>('.fragment')) {
    const index = fragment.dataset['fragmentIndex']
    if (index === undefined) single.push([fragment])
    else indexed.set(Number(index), [...(indexed.get(Number(index)) ?? []), fragment])
  }
  const ordered = [...indexed].sort(([a], [b]) => a - b).map(([, fragments]) => fragments)
  return [...ordered, ...single]
}

/** Steps of a slide: 0 where it is all there at once. */
export function countSteps(section: HTMLElement): number {
  return fragmentSteps(section).length
}

/** The last step shown, -1 before the first. Undefined where the slide has no fragments. */
export function shownFragment(section: HTMLElement): number {
  return fragmentSteps(section).findLastIndex((fragments) =>
    fragments.some((fragment) => fragment.classList.contains('visible')),
  )
}

/** Shows the steps up to `last` and hides the rest; `Infinity` shows all. Returns the last step shown. */
export function showFragments(section: HTMLElement, last: number): number {
  const steps = fragmentSteps(section)
  const shown = Math.min(last, steps.length - 1)
  steps.forEach((fragments, index) => {
    for (const fragment of fragments) {
      fragment.classList.toggle('visible', index <= shown)
      fragment.classList.toggle('current-fragment', index === shown)
    }
  })
  return shown
}

/** Moves by one step; false where the slide has none further. */
export function stepFragment(section: HTMLElement, by: 1 | -1): boolean {
  const before = shownFragment(section)
  return showFragments(section, Math.max(-1, before + by)) !== before
}

/** The step that shows a block; -1 where it is always seen. */
export function fragmentOfBlock(section: HTMLElement, block: string): number {
  const element = section.querySelector<HTMLElement>(`[data-block="${block}"]`)
  const steps = fragmentSteps(section)
  return steps.findLastIndex((fragments) =>
    fragments.some((fragment) => element && (fragment === element || fragment.contains(element))),
  )
}
