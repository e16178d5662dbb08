import { getStroke } from 'perfect-freehand'
import type { DrawingTool, Stroke } from './stroke.ts'

/** Width in slide units, and how much of it pressure takes away. */
const LOOKS = {
  pen: { size: 7, thinning: 0.5, smoothing: 0.5, streamline: 0.4 },
  highlighter: { size: 30, thinning: 0, smoothing: 0.5, streamline: 0.5 },
} as const satisfies Record<DrawingTool, object>

/** The outline of a stroke as SVG path data. Without pressure of its own, speed makes it thinner. */
export function strokePath({ tool, points }: Stroke): string {
  const simulatePressure = points.every(([, , pressure]) => pressure === 0)
  const outline = getStroke(
    points.map(([x, y, pressure]) => [x, y, simulatePressure ? 0.5 : pressure]),
    { ...LOOKS[tool], simulatePressure, last: true },
  )
  return smoothPath(outline)
}

/** Curves through the middles between the points, with the points as what bends them. */
function smoothPath(outline: readonly number[][]): string {
  const [first] = outline
  if (!first) return ''
  const curves = outline.map((point, at) => {
    const next = outline[(at + 1) % outline.length] ?? point
    const middle = [mean(point[0], next[0]), mean(point[1], next[1])]
    return `${short(point[0])} ${short(point[1])} ${short(middle[0])} ${short(middle[1])}`
  })
  return `M${short(first[0])} ${short(first[1])}Q${curves.join(' ')}Z`
}

function mean(a = 0, b = 0): number {
  return (a + b) / 2
}

function short(value = 0): string {
  return String(Math.round(value * 10) / 10)
}
