import { useEffect, useRef, type PointerEvent } from 'react'
import {
  boxesCodec,
  FINEST,
  moveEdge,
  stepCount,
  tokenize,
  type Box,
  type BoxesData,
  type BoxesState,
} from '../../../deck/explore/boxes.ts'
import { Says, Slider } from '../controls.tsx'
import type { Form, FormProps } from '../form.ts'
import { useExploreWords } from '../use-explore-words.ts'

export const form: Form<BoxesData, BoxesState> = { codec: boxesCodec, View }

type Props = FormProps<BoxesData, BoxesState>

/** A picture with boxes to move, and the sequence of tokens that a decoder is to write. */
function View(props: Props) {
  const { data, state, onChange } = props
  const t = useExploreWords()
  const { tokens, errorPx } = tokenize(data, state)
  const bins = data.bins[state.bins] ?? 0
  const box = state.boxes[state.chosen]
  const chosen = tokens[state.chosen] ?? []
  const setEdge = (edge: number, value: number) => {
    onChange({
      ...state,
      boxes: state.boxes.map((one, at) => (at === state.chosen ? moveEdge(one, edge, value) : one)),
    })
  }
  return (
    <div>
      <div className="twin-columns">
        <Picture {...props} />
        <div>
          <div className="twin-tokens" role="group" aria-label={t('boxes.objects')}>
            {data.objects.map(({ label }, index) => (
              <button
                key={index}
                type="button"
                className="twin-token"
                data-object={index % 2}
                aria-pressed={index === state.chosen}
                onClick={() => {
                  onChange({ ...state, chosen: index })
                }}
              >
                {label}
              </button>
            ))}
          </div>
          {box?.map((value, edge) => (
            <Slider
              key={edge}
              label={data.order[edge] ?? ''}
              {...{ min: 0, max: FINEST, value }}
              text={String(chosen[edge])}
              onChange={(next) => {
                setEdge(edge, next)
              }}
            />
          ))}
          <Slider
            label={t('boxes.bins')}
            {...{ min: 0, max: data.bins.length - 1, value: state.bins }}
            text={String(bins)}
            onChange={(next) => {
              onChange({ ...state, bins: next })
            }}
          />
          <Slider
            label={t('boxes.steps')}
            {...{ min: 0, max: stepCount(data.objects.length), value: state.steps }}
            text={String(state.steps)}
            onChange={(steps) => {
              onChange({ ...state, steps })
            }}
          />
        </div>
      </div>
      <Sequence {...{ data, state, tokens }} />
      <Says>
        {t('boxes.says', {
          label: data.objects[state.chosen]?.label ?? '',
          tokens: chosen.join(' '),
          bins,
          error: errorPx.toFixed(1),
          pixels: data.pixels,
        })}
      </Says>
    </div>
  )
}

/** Side of the picture, in units of the drawing. */
const SIDE = 300
/** How near a pointer comes to an edge to move it, in the same units. */
const NEAR = 22

/** The figure's own picture, the boxes as they are set, and dashed, as their tokens have them. */
function Picture({ data, state, onChange, figure }: Props) {
  const t = useExploreWords()
  const ground = useRef<SVGGElement>(null)
  const dragged = useRef<number[]>([])
  const { decoded } = tokenize(data, state)
  useEffect(() => {
    const picture = figure.querySelector<SVGSVGElement>('.drawing .fig-slot > svg')?.cloneNode(true)
    if (!(picture instanceof SVGSVGElement)) return
    picture.setAttribute('width', String(SIDE))
    picture.setAttribute('height', String(SIDE))
    ground.current?.replaceChildren(picture)
  }, [figure])
  const placeOf = (event: PointerEvent<SVGSVGElement>) => {
    const { left, top, width } = event.currentTarget.getBoundingClientRect()
    const unit = SIDE / Math.max(1, width)
    return { x: (event.clientX - left) * unit, y: (event.clientY - top) * unit }
  }
  const onDown = (event: PointerEvent<SVGSVGElement>) => {
    const box = state.boxes[state.chosen]
    if (!box) return
    const { x, y } = placeOf(event)
    dragged.current = edgesNear(box, x, y)
    if (dragged.current.length > 0) event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onMove = (event: PointerEvent<SVGSVGElement>) => {
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
  const onEnd = () => {
    dragged.current = []
  }
  return (
    <svg
      className="twin-picture"
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      role="img"
      aria-label={t('boxes.picture')}
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={onEnd}
      onPointerCancel={onEnd}
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

/** What the decoder has written so far. */
function Sequence({ data, state, tokens }: Pick<Props, 'data' | 'state'> & { tokens: number[][] }) {
  const t = useExploreWords()
  const written = [
    ...data.objects.flatMap(({ label }, index) => [
      ...(tokens[index] ?? []).map((token, at) => ({
        text: String(token),
        name: data.order[at],
        object: index,
      })),
      { text: label, name: data.order[4], object: index },
    ]),
    { text: data.last, name: undefined, object: undefined },
  ]
  return (
    <>
      <p className="twin-label">{t('boxes.sequence')}</p>
      <p className="twin-tokens">
        <span className="twin-piece">{data.first}</span>
        {written.map(({ text, name, object }, index) => (
          <span
            key={index}
            className="twin-piece"
            title={name}
            data-object={object === undefined ? undefined : object % 2}
            data-next={index === state.steps || undefined}
          >
            {index < state.steps ? text : '·'}
          </span>
        ))}
      </p>
    </>
  )
}
