import { SLIDE_UNITS } from '../../ui/slide-units.ts'
import { buttonOf } from './watch-figures.ts'

/** Units of the stage. A twin has its figure's place, and at least this much of the slide around it. */
const LEAST = { width: 1216, height: 600 }
const EDGE = { left: 24, top: 92, right: 24, bottom: 16 }
/** Over each side of the figure. */
const OVER = 10

/** CSS px of a stage on which a twin can be read and touched; on a smaller one it fills a dialog. */
const STAGE_PX = 700

export function fitsOnStage(section: Element): boolean {
  return section.clientWidth >= STAGE_PX
}

/** A place for a twin over its figure, and what is drawn into. */
export interface StagePlace {
  place: HTMLElement
  portal: HTMLElement
}

/** What is done in a place stays in it: a click turns no slide, a finger that moves a slider swipes nothing. */
export function newPlace(): StagePlace {
  const place = document.createElement('div')
  const portal = document.createElement('div')
  place.className = 'twin-place'
  portal.className = 'twin-portal'
  place.append(portal)
  for (const type of ['click', 'dblclick', 'pointerdown', 'pointermove', 'pointerup', 'wheel'] as const)
    place.addEventListener(type, (event) => {
      event.stopPropagation()
    })
  return { place, portal }
}

/** Puts a place over a figure, which is not to be reached meanwhile; the function returned takes it away. */
export function putOver({ place }: StagePlace, section: HTMLElement, figure: HTMLElement): () => void {
  const { left, top, width, height } = boxOf(section, figure)
  for (const [name, units, whole] of [
    ['left', left, SLIDE_UNITS.width],
    ['top', top, SLIDE_UNITS.height],
    ['width', width, SLIDE_UNITS.width],
    ['height', height, SLIDE_UNITS.height],
  ] as const)
    place.style.setProperty(name, `${String((units / whole) * 100)}%`)
  const drawing = figure.querySelector<HTMLElement>(':scope > .drawing')
  if (drawing) drawing.inert = true
  figure.dataset['tried'] = ''
  section.append(place)
  return () => {
    const hadFocus = place.contains(document.activeElement)
    place.remove()
    if (drawing) drawing.inert = false
    delete figure.dataset['tried']
    if (hadFocus) buttonOf(figure)?.focus({ preventScroll: true })
  }
}

function boxOf(section: HTMLElement, figure: HTMLElement) {
  const outer = section.getBoundingClientRect()
  const inner = figure.getBoundingClientRect()
  const unit = SLIDE_UNITS.width / Math.max(1, outer.width)
  const width = Math.min(
    Math.max(inner.width * unit + 2 * OVER, LEAST.width),
    SLIDE_UNITS.width - EDGE.left - EDGE.right,
  )
  const height = Math.min(
    Math.max(inner.height * unit, LEAST.height),
    SLIDE_UNITS.height - EDGE.top - EDGE.bottom,
  )
  return {
    ...{ width, height },
    left: within(
      (inner.left - outer.left + inner.width / 2) * unit - width / 2,
      EDGE.left,
      SLIDE_UNITS.width - EDGE.right - width,
    ),
    top: within((inner.top - outer.top) * unit - 8, EDGE.top, SLIDE_UNITS.height - EDGE.bottom - height),
  }
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
