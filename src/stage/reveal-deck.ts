import type { RevealApi, RevealConfig } from 'reveal.js'

/** What reveal.js does here: show one section of a row, with its fragments and, if asked, a transition. */
const REVEAL_CONFIG = {
  // The position lives in the store, links are made from it.
  hash: false,
  history: false,
  respondToHashChanges: false,
  fragmentInURL: false,
  // Nobody steers from outside.
  postMessage: false,
  postMessageEvents: false,
  // Ours, since reveal.js sees no more than the row: keys, touch, progress, numbers, overview, help, pause.
  keyboard: false,
  touch: false,
  mouseWheel: false,
  controls: false,
  progress: false,
  slideNumber: false,
  overview: false,
  jumpToSlide: false,
  help: false,
  pause: false,
  hideInactiveCursor: false,
  previewLinks: false,
  showNotes: false,
  // CSS scales and places; `display: ''` leaves that to it too.
  width: 1280,
  height: 720,
  embedded: true,
  disableLayout: true,
  center: false,
  display: '',
  view: null,
  scrollActivationWidth: 0,
  // Coming back to the tab would take the focus from where the reader left it.
  focusBodyOnPageVisibilityChange: false,
  transition: 'none',
  backgroundTransition: 'none',
  autoAnimate: false,
  autoSlide: false,
} satisfies RevealConfig

/** Starts reveal.js on the element around `.slides`, with the sections that stand there. */
export async function startReveal(element: HTMLElement): Promise<RevealApi> {
  // Not before it is needed: 31 kB, and it touches `navigator` when imported, which the build doesn't have.
  const { default: Reveal } = await import('reveal.js')
  const reveal = new Reveal(element, REVEAL_CONFIG)
  await withoutQuery(() => reveal.initialize())
  // It swallows the keys of screen readers.
  element.removeAttribute('role')
  keepFromMeasuring(reveal.getViewportElement())
  return reveal
}

/**
 * reveal.js measures its viewport at each move, for two custom properties that nothing here reads, and the browser lays
 * the whole page out for it, only to do so again after the move. CSS places the slides: any size will do.
 */
function keepFromMeasuring(viewport: HTMLElement | null): void {
  if (!viewport) return
  Object.defineProperty(viewport, 'offsetWidth', { configurable: true, value: REVEAL_CONFIG.width })
  Object.defineProperty(viewport, 'offsetHeight', { configurable: true, value: REVEAL_CONFIG.height })
}

/**
 * After each move reveal.js asks for a frame to read the whole slide, element by element with its style, for a live
 * region of its own, which nothing shows here (live-region.tsx). It is kept from asking.
 */
export function withoutReading(move: () => void): void {
  const before = window.requestAnimationFrame.bind(window)
  window.requestAnimationFrame = () => 0
  try {
    move()
  } finally {
    window.requestAnimationFrame = before
  }
}

/** reveal.js takes settings out of the address (`?postMessage=true`) over ours; it reads them once, at the start. */
function withoutQuery<T>(run: () => T): T {
  const { href, search } = location
  if (!search) return run()
  history.replaceState(history.state, '', href.replace(search, ''))
  try {
    return run()
  } finally {
    history.replaceState(history.state, '', href)
  }
}
