import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { createEnlargeButton } from '../../ui/enlarge-button.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'
import { drawingOf, figureOf, figuresIn } from './find-figure.ts'
import './figure-opening.css'

/** Two taps within this time and distance open a figure. */
const DOUBLE_TAP_MS = 400
const DOUBLE_TAP_PX = 30

/** Figures of the stage open large by double click (but in present mode), double tap, Enter, and a button at their corner. */
export function useFigureOpening(): void {
  const { store } = useViewer()
  const { i18n } = useTranslation()
  useEffect(() => {
    const slides = document.querySelector<HTMLElement>('[data-part="stage"]')
    if (!slides) return undefined
    const listeners = new AbortController()
    const { signal } = listeners
    const open = (figure: HTMLElement) => {
      // A double click selects a word.
      getSelection()?.removeAllRanges()
      const { block } = figure.dataset
      if (block !== undefined) store.getState().openFigure(block)
    }
    const onClick = (event: MouseEvent) => {
      const figure = figureOf(event.target)
      if (figure && event.target instanceof Element && event.target.closest('.figure-enlarge')) open(figure)
    }
    const onDoubleClick = (event: MouseEvent) => {
      const figure = figureOf(event.target)
      // In present mode its first click has turned the slide.
      if (store.getState().presenting) return
      if (figure && !isLink(event.target) && !isStageEnlarged(slides)) open(figure)
    }
    let last: MouseEvent | undefined
    const onTap = (event: PointerEvent | MouseEvent) => {
      const figure = figureOf(event.target)
      if (!isTouch(event) || !figure || isLink(event.target) || isStageEnlarged(slides)) return
      const isSecond = last !== undefined && isNear(last, event)
      last = isSecond ? undefined : event
      if (!isSecond) return
      // The stage around would enlarge the whole slide.
      event.stopPropagation()
      open(figure)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event
      // Heard on the document, after the keys of the page: a number and Enter goes to a slide.
      if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing) return
      if (!(target instanceof HTMLElement) || !target.matches('.figure > .drawing')) return
      const figure = slides.contains(target) ? figureOf(target) : undefined
      if (!figure) return
      event.preventDefault()
      open(figure)
    }
    slides.addEventListener('click', onClick, { signal })
    slides.addEventListener('click', onTap, { signal })
    slides.addEventListener('dblclick', onDoubleClick, { signal })
    document.addEventListener('keydown', onKeyDown, { signal })
    const unwatch = watchSections(slides, (locale) => i18n.getFixedT(locale)('figureViewer.open'))
    return () => {
      listeners.abort()
      unwatch()
    }
  }, [store, i18n])
}

/** Equips the figures of each section that is put on the stage. */
function watchSections(slides: HTMLElement, labelIn: (locale: string) => string): () => void {
  const equipped = new WeakSet<Element>()
  const equipAll = () => {
    for (const section of slides.children) {
      if (equipped.has(section) || !(section instanceof HTMLElement)) continue
      equipped.add(section)
      for (const figure of figuresIn(section)) equipFigure(figure, labelIn(section.lang))
    }
  }
  const observer = new MutationObserver(equipAll)
  equipAll()
  observer.observe(slides, { childList: true })
  return () => {
    observer.disconnect()
  }
}

/** The drawing takes the focus and Enter; the button is for the pointer and for lists of controls. */
function equipFigure(figure: HTMLElement, label: string): void {
  const drawing = drawingOf(figure)
  if (!drawing || figure.querySelector(':scope > .figure-enlarge')) return
  drawing.tabIndex = 0
  if (drawing.hasAttribute('role')) drawing.setAttribute('aria-description', label)
  else {
    drawing.setAttribute('role', 'group')
    drawing.setAttribute('aria-label', label)
  }
  drawing.setAttribute('aria-keyshortcuts', 'Enter')
  figure.append(enlargeButton(label))
}

function enlargeButton(label: string): HTMLButtonElement {
  const button = createEnlargeButton('button figure-enlarge', label)
  button.tabIndex = -1
  return button
}

function isTouch(event: MouseEvent): boolean {
  return (event as Partial<PointerEvent>).pointerType === 'touch'
}

function isNear(a: MouseEvent, b: MouseEvent): boolean {
  return (
    b.timeStamp - a.timeStamp < DOUBLE_TAP_MS &&
    Math.hypot(b.clientX - a.clientX, b.clientY - a.clientY) < DOUBLE_TAP_PX
  )
}

function isLink(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a[href], button, summary') !== null
}

/** On a phone the slide may be large already; a double tap then makes it small again. */
function isStageEnlarged(slides: HTMLElement): boolean {
  return slides.closest(':popover-open') !== null
}
