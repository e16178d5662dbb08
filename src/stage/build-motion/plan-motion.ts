import { isSamePlace, matchPieces, type Box, type Match } from './match-pieces.ts'
import {
  compareDrawings,
  readBlocks,
  readDrawings,
  wordsOf,
  type DrawingChange,
  type SeenDrawing,
  type SeenPiece,
} from './read-pieces.ts'

/** How one element comes to be as it is: where it begins; it ends as the page has it. */
export interface Movement {
  element: Element
  from: Keyframe
  /** Where the end has to be said too, for the browser to go there evenly. */
  to?: Keyframe
}

/** Elements of a drawing that move on their own; beyond, the drawing has changed as a whole. */
const MOST_MOVEMENTS = 60
/** Colours and lines that a piece may change in its place. */
const LOOKS = ['fill', 'stroke', 'strokeWidth', 'opacity', 'color', 'backgroundColor'] as const
/** Where browsers strike text out, in its size, below the middle of its line. */
const STROKE_BELOW_MIDDLE = 0.05
const UNSEEN = { opacity: 0 }

/** What moves in the step from one slide of a build to the next, both of which are laid out. */
export function planMotion(before: HTMLElement, after: HTMLElement): Movement[] {
  // A slide's units are its own: it moves by those that CSS has for it.
  const pixels = after.getBoundingClientRect().width / 1280
  return [
    ...moveBlocks(readBlocks(before), readBlocks(after), pixels),
    ...moveDrawings(readDrawings(before), readDrawings(after), pixels),
  ]
}

function moveBlocks(before: SeenPiece[], after: SeenPiece[], pixels: number): Movement[] {
  const matches = matchPieces(before, after)
  const fresh = new Set(
    matches.filter(({ change }) => change === 'new').map(({ after: { element } }) => element),
  )
  return matches.flatMap((match) => {
    const { element } = match.after
    if (match.change === 'moves') return moveText(match, matches, pixels)
    if (match.change !== 'new') return []
    const struck = strike(match.after, before, pixels)
    if (struck) return struck
    return [...fresh].some((outer) => outer !== element && outer.contains(element))
      ? []
      : [{ element, from: UNSEEN }]
  })
}

/** A block goes from where it was, less the way on which the block around it takes it. Other lines are another text. */
function moveText({ after, before }: Match<SeenPiece>, all: Match<SeenPiece>[], pixels: number): Movement[] {
  if (!before) return []
  const outer = all.findLast(
    ({ after: { element } }) => element !== after.element && element.contains(after.element),
  )
  const taken = outer?.before ? wayOf(outer.before.box, outer.after.box) : { x: 0, y: 0 }
  const way = wayOf(before.box, after.box)
  const isSame = Math.abs(way.x - taken.x) < 1 && Math.abs(way.y - taken.y) < 1
  return isSame
    ? []
    : [
        {
          element: after.element,
          from: { translate: pair((way.x - taken.x) * pixels, (way.y - taken.y) * pixels) },
        },
      ]
}

/** A text that was there, and is struck out now: the stroke goes through it from its first word to its last. */
function strike(
  { element, box }: SeenPiece,
  before: readonly SeenPiece[],
  pixels: number,
): Movement[] | undefined {
  const struck = element.querySelector('del')
  const words = struck && `${element.localName} ${wordsOf(struck)}`
  const old = before.find(({ key }) => key === words)
  if (!struck || !old) return undefined
  const { color, textDecorationThickness: thickness, fontSize } = getComputedStyle(struck)
  const stroke = {
    // It stands among other words, which no transform leaves in their lines.
    position: 'relative',
    textDecorationColor: 'transparent',
    backgroundImage: `linear-gradient(${color}, ${color})`,
    backgroundRepeat: 'no-repeat',
    backgroundPositionX: '0',
    backgroundPositionY: `calc(50% + ${String(parseFloat(fontSize) * STROKE_BELOW_MIDDLE)}px)`,
  }
  const way = wayOf(old.box, box)
  return [
    {
      element: struck,
      from: {
        ...{ ...stroke, color: getComputedStyle(old.element).color, backgroundSize: `0% ${thickness}` },
        ...{ left: `${String(way.x * pixels)}px`, top: `${String(way.y * pixels)}px` },
      },
      to: { ...stroke, color, backgroundSize: `100% ${thickness}`, left: '0px', top: '0px' },
    },
    // The line below it comes in; what is struck out has a colour of its own.
    { element, from: { color: 'transparent' } },
  ]
}

function moveDrawings(before: SeenDrawing[], after: SeenDrawing[], pixels: number): Movement[] {
  return matchPieces(before, after).flatMap(({ after: drawing, before: old, change }) => {
    const whole = drawing.element
    if (!old) return [{ element: whole, from: UNSEEN }]
    const inside = moveShapes(compareDrawings(old, drawing), whole)
    if (inside.length > MOST_MOVEMENTS) return [{ element: whole, from: UNSEEN }]
    return change === 'moves' ? [grow(whole, old.box, drawing.box, pixels), ...inside] : inside
  })
}

function moveShapes({ before, after, stays }: DrawingChange, whole: Element): Movement[] {
  const matches = matchPieces(before, after)
  const elementsOf = (isNew: boolean): Element[] =>
    matches.filter(({ change }) => (change === 'new') === isNew).map(({ after: { element } }) => element)
  const others = [...stays, ...elementsOf(false)]
  const groups = new Set(elementsOf(true).map((element) => outermost(element, others, whole)))
  return [...[...groups].map((element) => ({ element, from: UNSEEN })), ...matches.flatMap(moveShape)]
}

/** The largest group around a new piece that holds nothing but what is new. */
function outermost(element: Element, others: readonly Element[], whole: Element): Element {
  const parent = element.parentElement
  if (!parent || parent === whole || others.some((other) => parent.contains(other))) return element
  return outermost(parent, others, whole)
}

function moveShape({ after, before, change }: Match<SeenPiece>): Movement[] {
  if (!before || (change !== 'moves' && change !== 'recoloured')) return []
  const { element } = after
  const look = after.look === before.look ? {} : lookOf(before.element, element)
  const place = change === 'moves' ? placeOf(before, after) : {}
  const from = { ...look, ...place }
  return Object.keys(from).length === 0 ? [] : [{ element, from }]
}

function placeOf(before: SeenPiece, after: SeenPiece): Keyframe {
  const way = wayOf(before.box, after.box)
  const { element } = after
  const { element: old } = before
  if (after.halo === undefined || !(element instanceof SVGRectElement) || !(old instanceof SVGRectElement))
    return { translate: pair(way.x, way.y) }
  // Its corners stay round: it is drawn anew at each size rather than stretched.
  const at = (side: 'x' | 'y') => element[side].baseVal.value + way[side]
  return {
    ...{ x: `${String(at('x'))}px`, y: `${String(at('y'))}px` },
    ...{ width: `${String(old.width.baseVal.value)}px`, height: `${String(old.height.baseVal.value)}px` },
  }
}

/** Where the two differ, what the old one has. */
function lookOf(before: Element, after: Element): Keyframe {
  const old = getComputedStyle(before)
  const now = getComputedStyle(after)
  return Object.fromEntries(LOOKS.filter((name) => old[name] !== now[name]).map((name) => [name, old[name]]))
}

function grow(element: Element, from: Box, to: Box, pixels: number): Movement {
  const way = wayOf(from, to)
  const translate = pair(way.x * pixels, way.y * pixels)
  if (isSamePlace({ ...from, x: 0, y: 0 }, { ...to, x: 0, y: 0 })) return { element, from: { translate } }
  const transformOrigin = '0 0'
  return {
    element,
    from: { translate, scale: String(from.width / to.width), transformOrigin },
    to: { translate: '0px 0px', scale: '1', transformOrigin },
  }
}

function wayOf(from: Box, to: Box): { x: number; y: number } {
  return { x: from.x - to.x, y: from.y - to.y }
}

function pair(x: number, y: number): string {
  return `${String(x)}px ${String(y)}px`
}
