import type { Drawing } from '../drawing.ts'
import { Arrow } from '../vocabulary/arrow.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { box, center, left, right } from '../vocabulary/geometry.ts'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { TokenRow, type Token } from '../vocabulary/token-row.tsx'
import { STACK_RISE, Transformer } from '../vocabulary/transformer.tsx'
import { stepOf, TransformerLayer } from '../vocabulary/transformer-layer.tsx'
import { countOf } from '../vocabulary/count-of.ts'

interface Data {
  /** How many inputs are drawn for N. */
  inputs: number
}

type Key =
  | 'inputs'
  | 'attention'
  | 'crossAttention'
  | 'feedForward'
  | 'norm'
  | 'residual'
  | 'repeat'
  | 'output'
  | 'encoder'
  | 'query'
  | 'keyValue'

/** One layer of the Transformer decoder, from the bottom up; keys and values come from the encoder beside it. */
export const drawing: Drawing<Data, Key> = ({ data, labels }) => {
  const parts = { x: 196, width: 198 }
  const x = parts.x + parts.width / 2
  const frame = box(180, 56, 350, 396)
  const cross = stepOf(frame, parts, 3, 1)
  const encoder = box(0, center(cross.partBox).y - 36, 120, 72)
  const inputs = Array.from({ length: countOf(data.inputs) }, (): Token => ({}))
  return (
    <FigureSvg width={590} height={500}>
      <TokenRow tokens={[{ tone: 'accent' }]} x={x} y={2} size={24} anchor="middle" />
      <Label x={x + 24} y={14} text={labels.output} size={TEXT.label} ink="quiet" anchor="start" />
      <Arrow from={{ x, y: frame.y - STACK_RISE }} to={{ x, y: 26 }} gapStart={0} gapEnd={2} tone="ink" />
      <TransformerLayer
        frame={frame}
        parts={parts}
        subLayers={[
          { label: labels.attention, norm: labels.norm },
          { label: labels.crossAttention, norm: labels.norm },
          { label: labels.feedForward, norm: labels.norm },
        ]}
        residualLabel={labels.residual}
        repeat={labels.repeat}
      />
      <Transformer box={encoder} label={labels.encoder} size={TEXT.strong} />
      <Arrow from={right(encoder)} to={left(cross.partBox)} tone="ink" />
      <Label x={149} y={center(encoder).y - 16} text={labels.keyValue} size={TEXT.small} weight={700} />
      <Label
        x={x - 12}
        y={cross.partBox.y + 51}
        text={labels.query}
        size={TEXT.label}
        weight={700}
        anchor="end"
      />
      <Arrow
        from={{ x, y: 474 }}
        to={{ x, y: frame.y + frame.height }}
        gapStart={2}
        gapEnd={0}
        heads="none"
        tone="ink"
      />
      <TokenRow tokens={inputs} x={x} y={474} size={24} anchor="middle" />
      <Label x={x + 84} y={486} text={labels.inputs} size={TEXT.label} ink="quiet" anchor="start" />
    </FigureSvg>
  )
}
