import { round } from './geometry.ts'

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

function arm(angle: number, radius: number): string {
  const at = (turn: number, distance: number) =>
    `${round(distance * Math.sin(angle + turn))} ${round(-distance * Math.cos(angle + turn))}`
  return `M0 0L${at(0, radius)}M${at(0.42, radius * 0.95)}L${at(0, radius * 0.55)}L${at(-0.42, radius * 0.95)}`
}
