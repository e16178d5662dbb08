import type { Drawing } from '../drawing.ts'
import { Arrow } from '../vocabulary/arrow.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { box } from '../vocabulary/geometry.ts'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { Module } from '../vocabulary/module.tsx'
import { TokenRow, type Token } from '../vocabulary/token-row.tsx'
import { STACK_RISE } from '../vocabulary/transformer.tsx'
import { TransformerLayer } from '../vocabulary/transformer-layer.tsx'
import { countOf } from '../vocabulary/count-of.ts'

interface Data {
  /** How many inputs are drawn for N. */
  inputs: number
}

type Key =
  'input' | 'inputs' | 'embedding' | 'attention' | 'feedForward' | 'norm' | 'residual' | 'repeat' | 'outputs'

/** One layer of the Transformer encoder, from the bottom up. */
export const drawing: Drawing<Data, Key> = ({ data, labels }) => {
  const parts = { x: 106, width: 200 }
  const x = parts.x + parts.width / 2
  const frame = box(76, 56, 372, 316)
  const cells = {
    tokens: Array.from({ length: countOf(data.inputs) }, (): Token => ({})),
    x,
    size: 26,
    anchor: 'middle',
  } as const
  const embedding = box(parts.x, 388, parts.width, 66)
  const besideCells = x + 92
  return (
    <FigureSvg width={560} height={500}>
      <TokenRow {...cells} y={2} />
      <Label x={besideCells} y={15} text={labels.outputs} size={TEXT.label} ink="quiet" anchor="start" />
      <Arrow from={{ x, y: frame.y - STACK_RISE }} to={{ x, y: 28 }} gapStart={0} tone="ink" />
      <TransformerLayer
        frame={frame}
        parts={parts}
        subLayers={[
          { label: labels.attention, norm: labels.norm },
          { label: labels.feedForward, norm: labels.norm },
        ]}
        residualLabel={labels.residual}
        repeat={labels.repeat}
      />
      <Arrow
        from={{ x, y: embedding.y }}
        to={{ x, y: frame.y + frame.height }}
        gap={0}
        heads="none"
        tone="ink"
      />
      <Module box={embedding} label={labels.embedding} tone="paper" size={TEXT.label} weight={700} />
      <Arrow from={{ x, y: 474 }} to={{ x, y: embedding.y + embedding.height }} gap={2} tone="ink" />
      <TokenRow {...cells} y={474} />
      <Label x={x - 92} y={487} text={labels.input} size={TEXT.module} weight={700} anchor="end" />
      <Label x={besideCells} y={487} text={labels.inputs} size={TEXT.label} ink="quiet" anchor="start" />
    </FigureSvg>
  )
}
