const FIGURE = '.figure[data-block][data-figure]'

/** A figure as it stands on the stage. */
export interface StageFigure {
  element: HTMLElement
  drawing: HTMLElement
  name: string
  kind: string
  /** Undefined for what is set as text. */
  svg: SVGSVGElement | undefined
  table: HTMLTableElement | undefined
  /** Width of the drawing in px of a stage 1280 px wide. */
  width: number
}

/** The elements that can be opened large, in a section of the stage. */
export function figuresIn(section: Element): HTMLElement[] {
  return [...section.querySelectorAll<HTMLElement>(FIGURE)].filter((figure) => drawingOf(figure))
}

export function drawingOf(figure: Element): HTMLElement | undefined {
  return figure.querySelector<HTMLElement>(':scope > .drawing') ?? undefined
}

/** The figure that an event happened on. */
export function figureOf(target: EventTarget | null): HTMLElement | undefined {
  const figure = target instanceof Element ? target.closest<HTMLElement>(FIGURE) : null
  return figure && drawingOf(figure) ? figure : undefined
}

/** The figure of a block of the slide that is on the stage. */
export function findFigure(slideNumber: number, block: string): StageFigure | undefined {
  const section = document.querySelector<HTMLElement>(
    `[data-part="stage"] > section[data-slide="${String(slideNumber)}"]`,
  )
  const element = section?.querySelector<HTMLElement>(`${FIGURE}[data-block="${block}"]`)
  const drawing = element ? drawingOf(element) : undefined
  if (!section || !element || !drawing) return undefined
  const [body] = drawing.children
  const svg = body instanceof SVGSVGElement ? body : undefined
  return {
    element,
    drawing,
    name: element.dataset['figure'] ?? 'figure',
    kind: element.dataset['figureKind'] ?? '',
    svg,
    table: drawing.querySelector('table') ?? undefined,
    width: svg?.viewBox.baseVal.width ?? stageWidth(body ?? drawing, section),
  }
}

/** Rounded up: a word must not wrap for want of a fraction. */
function stageWidth(body: Element, section: HTMLElement): number {
  return Math.ceil((body.getBoundingClientRect().width * 1280) / Math.max(1, section.clientWidth)) + 1
}
