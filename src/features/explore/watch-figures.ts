import { partRoots, watchParts } from '../../ui/watch-parts.ts'

/** What the compiler marks a figure with, on the slide and in the transcript. */
const FIGURE = '.figure[data-explore]'
const BLOCK = '.block[data-explore]'
const BUTTON = 'explore-button'

/** Where a reader asks to try a figure. */
export interface AskedFigure {
  slideNumber: number
  block: string
}

/** Gives a button to each figure that can be tried, on the stage and in the transcript; the function returned ends it. */
export function watchFigures(
  labelIn: (locale: string) => string,
  onTry: (asked: AskedFigure) => void,
): () => void {
  const listeners = new AbortController()
  const { signal } = listeners
  const stopWatching = watchParts((added) => {
    equipIn(added, labelIn)
  })
  for (const root of partRoots())
    root.addEventListener(
      'click',
      ({ target }) => {
        const button = target instanceof Element ? target.closest(`.${BUTTON}`) : null
        const asked = button && askedBy(button)
        if (asked) onTry(asked)
      },
      { signal },
    )
  return () => {
    stopWatching()
    listeners.abort()
    for (const button of document.querySelectorAll(`.${BUTTON}`)) button.remove()
  }
}

function equipIn(root: Element, labelIn: (locale: string) => string): void {
  for (const place of [root, ...root.querySelectorAll(`${FIGURE}, ${BLOCK}`)]) {
    if (!place.matches(`${FIGURE}, ${BLOCK}`) || place.querySelector(`:scope > .${BUTTON}`)) continue
    const button = document.createElement('button')
    button.type = 'button'
    button.className = BUTTON
    button.textContent = labelIn(place.closest<HTMLElement>('[lang]')?.lang ?? '')
    // The Tab key stops at one line of the transcript, and at what is in it.
    const row = place.closest<HTMLElement>('.row')
    if (row) button.tabIndex = row.tabIndex
    place.append(button)
  }
}

function askedBy(button: Element): AskedFigure | undefined {
  const slideNumber = Number(button.closest<HTMLElement>('[data-slide]')?.dataset['slide'])
  const block =
    button.closest<HTMLElement>('[data-row]')?.dataset['row'] ??
    button.closest<HTMLElement>('[data-block]')?.dataset['block']
  return slideNumber && block !== undefined ? { slideNumber, block } : undefined
}

/** A figure of the slide on the stage that can be tried; undefined where it isn't there. */
export function figureToTry(slideNumber: number, block: string): HTMLElement | undefined {
  return (
    document.querySelector<HTMLElement>(
      `[data-part="stage"] > section[data-slide="${String(slideNumber)}"] ${FIGURE}[data-block="${block}"]`,
    ) ?? undefined
  )
}

/** The button of such a figure. */
export function buttonOf(figure: HTMLElement): HTMLElement | null {
  return figure.querySelector<HTMLElement>(`:scope > .${BUTTON}`)
}
