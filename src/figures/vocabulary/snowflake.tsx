import { round } from './geometry.ts'
import { Label, TEXT } from './label.tsx'

interface SnowflakeProps {
  /** Its centre. */
  x: number
  y: number
  radius?: number
}

/** Says that a part is frozen. */
export function Snowflake({ x, y, radius = 9 }: SnowflakeProps) {
  const arms = [0, 60, 120, 180, 240, 300].map((degrees) => arm(degrees * (Math.PI / 180), radius))
  return <path className="fig-snowflake" transform={`translate(${x} ${y})`} d={arms.join('')} />
}

/** What the snowflake says, beside one: `x` is its left edge. */
export function SnowflakeKey({ x, y, text }: { x: number; y: number; text: string }) {
  return (
    <g>
      <Snowflake x={x + 9} y={y} />
      <Label x={x + 26} y={y} text={text} size={TEXT.label} ink="quiet" anchor="start" />
    </g>
  )
}

function arm(angle: number, radius: number): string {
  const at = (turn: number, distance: number) =>
    `${round(distance * Math.sin(angle + turn))} ${round(-distance * Math.cos(angle + turn))}`
  return `M0 0L${at(0, radius)}M${at(0.42, radius * 0.95)}L${at(0, radius * 0.55)}L${at(-0.42, radius * 0.95)}`
}
