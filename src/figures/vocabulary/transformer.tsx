import type { Box } from './geometry.ts'
import { Module } from './module.tsx'
import type { PartTone } from './tones.ts'

/** How far the layers behind a Transformer stand out above its box, px: an arrow from its top starts there. */
export const STACK_RISE = 12

interface TransformerProps {
  box: Box
  label: string
  sublabel?: string | undefined
  tone?: PartTone
  size?: number
  sublabelSize?: number
}

/** A Transformer (ViT, encoder, decoder): a module with the edges of the layers behind it, the same on every slide. */
export function Transformer(props: TransformerProps) {
  return (
    <g>
      <Layers box={props.box} tone={props.tone ?? 'trained'} />
      <Module {...props} />
    </g>
  )
}

/** The edges of the layers behind a box. */
export function Layers({ box, tone }: { box: Box; tone: PartTone }) {
  return (
    <g>
      {[2, 1].map((depth) => {
        const inset = depth * 9
        const rise = (depth * STACK_RISE) / 2
        return (
          <rect
            key={depth}
            x={box.x + inset}
            y={box.y - rise}
            width={box.width - 2 * inset}
            height={40}
            rx={8}
            className={`fig-part fig-layer fig-part-${tone}`}
          />
        )
      })}
    </g>
  )
}
