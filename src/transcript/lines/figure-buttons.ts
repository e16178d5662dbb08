import { createEnlargeButton } from '../../ui/enlarge-button.ts'
import type { Viewer } from '../../viewer/viewer-context.tsx'
import type { ViewerStore } from '../../viewer/viewer-store.ts'
import { lineOf, type Line } from '../article-list.ts'
import './figure-buttons.css'
import { drawPictures } from './figure-pictures.ts'
import type { Panel } from '../panel.ts'

/** Gives each figure that the slide shows as a drawing its picture and a button, and listens until the signal. */
export function addFigureButtons(panel: Panel, viewer: Viewer, label: string, signal: AbortSignal): void {
  const { store } = viewer
  const { host } = panel.list()
  for (const known of host.querySelectorAll<HTMLElement>('.block-enlarge')) known.title = label
  const blocks = host.querySelectorAll<HTMLElement>('.block[data-drawn]:not(:has(> .block-enlarge))')
  if (blocks.length > 0) {
    panel.list().keepInPlace(() => {
      for (const block of blocks)
        addButton(block, enlargeButton(label, block.closest<HTMLElement>('.row')?.tabIndex ?? -1))
    })
  }
  const onClick = ({ target }: MouseEvent) => {
    const button = target instanceof Element ? target.closest('.block-enlarge, .block-picture') : null
    const line = lineOf(button?.closest('.row'))
    if (line) openLarge(panel, store, line)
  }
  host.addEventListener('click', onClick, { signal })
  drawPictures(host, viewer, signal)
}

/** Under the picture, which it would cover. */
function addButton(block: HTMLElement, button: HTMLButtonElement): void {
  const picture = block.querySelector(':scope > .block-picture')
  if (picture) picture.after(button)
  else block.prepend(button)
}

/** The Tab key stops at one line of the transcript, and at what is in it. */
function enlargeButton(label: string, tabIndex: number): HTMLButtonElement {
  const button = createEnlargeButton('block-enlarge', label)
  button.tabIndex = tabIndex
  return button
}

/** The drawing is the slide's: that is gone to first, and waited for. */
function openLarge(panel: Panel, store: ViewerStore, { slideNumber, block }: Line): void {
  const slides = document.querySelector('[data-part="stage"]')
  const drawing = `:scope > [data-slide="${String(slideNumber)}"] [data-block="${block}"] > .drawing`
  if (!slides) return
  if (store.getState().slideNumber !== slideNumber) {
    panel.jump(() => {
      store.getState().goTo(slideNumber, 'jump', block)
    })
  }
  const open = () => {
    const isShown = slides.querySelector(drawing) !== null
    if (isShown) store.getState().openFigure(block)
    return isShown
  }
  if (open()) return
  const observer = new MutationObserver(() => {
    if (open()) stop()
  })
  const unsubscribe = store.subscribe((state) => {
    if (state.slideNumber !== slideNumber) stop()
  })
  const stop = () => {
    observer.disconnect()
    unsubscribe()
  }
  observer.observe(slides, { childList: true })
}
