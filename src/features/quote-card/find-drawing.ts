/** A copy of the drawing of a figure on the stage; undefined where there is none. */
export function findDrawing(slideNumber: number, block: string): SVGSVGElement | undefined {
  const slide = `[data-part="stage"] > section[data-slide="${String(slideNumber)}"]`
  const drawing = document.querySelector(`${slide} .figure[data-block="${block}"] > .drawing > svg`)
  if (!(drawing instanceof SVGSVGElement)) return undefined
  const copy = drawing.cloneNode(true) as SVGSVGElement
  // In the middle of the place that the caption leaves, flush with the words.
  copy.setAttribute('preserveAspectRatio', 'xMinYMid')
  return copy
}
