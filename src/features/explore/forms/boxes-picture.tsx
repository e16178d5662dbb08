import { useEffect, useRef, type PointerEvent } from 'react'
import {
  FINEST,
  moveEdge,
  tokenize,
  type Box,
  type BoxesData,
  type BoxesState,
} from '../../../deck/explore/boxes.ts'
import type { FormProps } from '../form.ts'
import { useExploreWords } from '../use-explore-words.ts'

type Props = FormProps<BoxesData, BoxesState>

/** Side of the picture, in units of the drawing. */
const SIDE = 300
/** How near a pointer comes to an edge to move it, in the same units. */
const NEAR = 22

/** The figure's own picture, the boxes as they are set, and dashed, as their tokens have them. */
export function BoxesPicture({ data, state, onChange, figure }: Props) {
  const t = useExploreWords()
  const ground = useRef<SVGGElement>(null)
  const { decoded } = tokenize(data, state)
  useEffect(() => {
    const picture = figure.querySelector<SVGSVGElement>('.drawing .fig-slot > svg')?.cloneNode(true)
    if (!(picture instanceof SVGSVGElement)) return
    picture.setAttribute('width', String(SIDE))
    picture.setAttribute('height', String(SIDE))
    ground.current?.replaceChildren(picture)
  }, [figure])
  const dragging = useDragging(state, onChange)
  return (
    <svg
      className="twin-picture"
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      role="img"
      aria-label={t('boxes.picture')}
      {...dragging}
    >
      <g ref={ground} />
      {decoded.map((box, index) => (
        <rect key={index} {...rectOf(box, 1)} className="twin-decoded" />
      ))}
      {state.boxes.map((box, index) => (
        <rect
          key={index}
          {...rectOf(box, FINEST)}
          className="twin-box"
          data-object={index % 2}
          data-chosen={index === state.chosen || undefined}
        />
      ))}
    </svg>
  )
}

/** The edges near which a pointer went down follow it. */
function useDragging(state: BoxesState, onChange: Props['onChange']) {
  const dragged = useRef<number[]>([])
  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    const box = state.boxes[state.chosen]
    if (!box) return
    const { x, y } = placeOf(event)
    dragged.current = edgesNear(box, x, y)
    if (dragged.current.length > 0) event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    if (dragged.current.length === 0) return
    const { x, y } = placeOf(event)
    const boxes = state.boxes.map((box, index) =>
      index === state.chosen
        ? dragged.current.reduce(
            (moved, edge) => moveEdge(moved, edge, ((edge % 2 === 0 ? y : x) / SIDE) * FINEST),
            box,
          )
        : box,
    )
    onChange({ ...state, boxes })
  }
  const onPointerEnd = () => {
    dragged.current = []
  }
  return { onPointerDown, onPointerMove, onPointerUp: onPointerEnd, onPointerCancel: onPointerEnd }
}

function placeOf(event: PointerEvent<SVGSVGElement>) {
  const { left, top, width } = event.currentTarget.getBoundingClientRect()
  const unit = SIDE / Math.max(1, width)
  return { x: (event.clientX - left) * unit, y: (event.clientY - top) * unit }
}

function rectOf(box: readonly number[], whole: number) {
  const [top = 0, left = 0, bottom = 0, right = 0] = box.map((edge) => (edge / whole) * SIDE)
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** Edges that a pointer takes hold of: one, or the two of a corner. */
function edgesNear(box: Box, x: number, y: number): number[] {
  const [top, left, bottom, right] = box.map((edge) => (edge / FINEST) * SIDE) as Box
  const inside = x > left - NEAR && x < right + NEAR && y > top - NEAR && y < bottom + NEAR
  if (!inside) return []
  const distances = [Math.abs(y - top), Math.abs(x - left), Math.abs(y - bottom), Math.abs(x - right)]
  const pick = (a: number, b: number) => ((distances[a] ?? 0) <= (distances[b] ?? 0) ? a : b)
  return [pick(0, 2), pick(1, 3)].filter((edge) => (distances[edge] ?? Infinity) < NEAR)
}
