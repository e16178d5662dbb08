import { noteOf } from '../../../i18n/import-notes.ts'
import { shortened } from '../short.ts'
import type { Remark } from '../written/written-deck.ts'
import { isFurniture, nameOf, wordsOf, type Box, type Shape } from './shapes.ts'
import { at, attribute, child, children, descendants, type XmlElement } from './xml.ts'

/** In shares of the slide: what reaches no farther onto it isn't seen. */
const UNSEEN = 0.005

/**
 * A slide's shapes without those beside it, where old words and notes to oneself are parked: no show and no print has
 * them. What moves onto the slide in the course of the show is on it, and so is the title, which names the slide.
 */
export function withoutOffSlide(
  shapes: readonly Shape[],
  slide: XmlElement | undefined,
  remarks: Remark[],
): Shape[] {
  const moving = new Set(descendants(child(slide, 'timing'), 'animMotion').flatMap(targetsOf))
  const off = shapes.filter(
    (shape) =>
      isBeside(shape) &&
      !isFurniture(shape) &&
      !/title$/i.test(shape.placeholder?.type ?? '') &&
      !moving.has(attribute(nameOf(shape.element), 'id') ?? ''),
  )
  for (const { element, kind } of off) {
    const words = wordsOf(element)
    if (words !== '') remarks.push({ kind: 'dropped', note: noteOf('offSlide', { words: shortened(words) }) })
    else if (kind !== 'cxnSp')
      remarks.push({
        kind: 'dropped',
        note: noteOf('offSlideShape', { name: attribute(nameOf(element), 'name') ?? kind }),
      })
  }
  return shapes.filter((shape) => !off.includes(shape))
}

function targetsOf(motion: XmlElement): string[] {
  return descendants(motion, 'spTgt').flatMap((target) => attribute(target, 'spid') ?? [])
}

function isBeside({ element, box, isTurned }: Shape): boolean {
  if (!box) return false
  const { x, y, width, height } = turnedBox(element, box, isTurned)
  return x >= 1 - UNSEEN || y >= 1 - UNSEEN || x + width <= UNSEEN || y + height <= UNSEEN
}

/** As far as a turned shape may reach. */
function turnedBox(element: XmlElement, { x, y, width, height }: Box, isTurned: boolean): Box {
  const turn = Number(attribute(at(element, 'spPr', 'xfrm') ?? children(element, 'xfrm')[0], 'rot') ?? 0)
  if (!isTurned && turn % 10_800_000 === 0) return { x, y, width, height }
  // The slide is up to twice as wide as high.
  const reach = Math.hypot(width, height) * 2
  return { x: x + width / 2 - reach / 2, y: y + height / 2 - reach / 2, width: reach, height: reach }
}
