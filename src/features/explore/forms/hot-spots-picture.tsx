import { useEffect, useMemo, useRef } from 'react'
import { withOwnIds } from '../../../content/own-ids.ts'
import type { HotSpotsData, HotSpotsState } from '../../../deck/explore/hot-spots.ts'
import type { FormProps } from '../form.ts'
import { useExploreWords } from '../use-explore-words.ts'

interface Props extends FormProps<HotSpotsData, HotSpotsState> {
  lit: readonly number[]
  onAsk: (spot: number) => void
}

/** What a slide marks in its picture, which is not marked here: the reader does. */
const SLIDES_MARKS = '.fig-marked, .fig-veil'

/** Boxes are in thousandths. */
const WHOLE = 1000

/** The figure's own picture with its places: a finger or a pointer asks about one. The keyboard has their names beside it. */
export function HotSpotsPicture({ data, figure, lit, onAsk }: Props) {
  const t = useExploreWords()
  const ground = useRef<SVGGElement>(null)
  const size = useMemo(() => sizeOf(figure), [figure])
  useEffect(() => {
    const picture = figure.querySelector<SVGSVGElement>('.drawing svg')?.cloneNode(true)
    if (!(picture instanceof SVGSVGElement)) return
    for (const mark of picture.querySelectorAll(SLIDES_MARKS)) mark.remove()
    picture.setAttribute('width', String(size.width))
    picture.setAttribute('height', String(size.height))
    ground.current?.replaceChildren(withOwnIds(picture, 'spots-'))
  }, [figure, size])
  return (
    <svg
      className="twin-picture twin-spots"
      viewBox={`0 0 ${String(size.width)} ${String(size.height)}`}
      role="img"
      aria-label={t('spots.picture')}
    >
      <g ref={ground} />
      {bySize(data).map((index) => (
        <rect
          key={index}
          {...rectOf(data.spots[index]?.box ?? [], size)}
          rx={6}
          className="twin-spot"
          data-lit={lit.includes(index) || undefined}
          onClick={() => {
            onAsk(index)
          }}
        >
          <title>{data.spots[index]?.label}</title>
        </rect>
      ))}
    </svg>
  )
}

/** In units of the drawing. */
function sizeOf(figure: HTMLElement): { width: number; height: number } {
  const { width, height } = figure.querySelector<SVGSVGElement>('.drawing svg')?.viewBox.baseVal ?? {
    width: WHOLE,
    height: WHOLE,
  }
  return { width, height }
}

/** The largest first: a place within another lies over it. */
function bySize({ spots }: HotSpotsData): number[] {
  const area = (index: number) => {
    const [top = 0, left = 0, bottom = 0, right = 0] = spots[index]?.box ?? []
    return (bottom - top) * (right - left)
  }
  return spots.map((_, index) => index).sort((a, b) => area(b) - area(a))
}

function rectOf(box: readonly number[], { width, height }: { width: number; height: number }) {
  const [top = 0, left = 0, bottom = 0, right = 0] = box
  return {
    x: (left / WHOLE) * width,
    y: (top / WHOLE) * height,
    width: ((right - left) / WHOLE) * width,
    height: ((bottom - top) / WHOLE) * height,
  }
}
