import type { Drawing } from '../drawing.ts'
import { ChildOnRefrigerator, CHILD_ON_REFRIGERATOR } from './illustrations/child-on-refrigerator.tsx'
import { Arrow } from '../vocabulary/arrow.tsx'
import { Brace, braceTip } from '../vocabulary/brace.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { around, bottom, box, boxAround, center, left, right, top } from '../vocabulary/geometry.ts'
import { ImageSlot } from '../vocabulary/image-slot.tsx'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { Module } from '../vocabulary/module.tsx'
import { tokenBoxes, TokenRow, type Token } from '../vocabulary/token-row.tsx'
import { SnowflakeKey } from '../vocabulary/snowflake.tsx'
import { STACK_RISE, Transformer } from '../vocabulary/transformer.tsx'
import { VectorRow, vectorRowBox } from '../vocabulary/vector.tsx'

interface Data {
  patches: [number, number]
  /** Vectors drawn for the image and for the text. */
  imageVectors: number
  textVectors: number
  decoderInput: Token[]
  decoderOutput: Token[]
}

type Key =
  | 'caption'
  | 'vit'
  | 'vitSize'
  | 'embedding'
  | 'imageVectors'
  | 'textVectors'
  | 'join'
  | 'encoder'
  | 'decoder'
  | 'languageModel'
  | 'attention'
  | 'frozen'

const image = box(0, 0, 160, 160)
const caption = box(0, 216, 160, 80)
const vit = boxAround({ x: 284, y: center(image).y }, 196, 100)
const embedding = boxAround({ x: 284, y: center(caption).y }, 204, 80)
const encoder = box(764, 98, 126, 110)
const decoder = box(992, 98, 148, 110)

/** Left edge of the vectors, px. */
const VECTORS_X = 410

/** PaLI: image and caption become one sequence of vectors; a decoder that attends to it writes the caption. */
export const drawing: Drawing<Data, Key> = ({ data, labels }) => {
  const imageRow = vectors(data.imageVectors, center(vit).y)
  const textRow = vectors(data.textVectors, center(embedding).y)
  const both = around([vectorRowBox(imageRow), vectorRowBox(textRow)])
  const brace = { x: both.x + both.width + 10, y: center(encoder).y, length: both.height + 36 }
  return (
    <FigureSvg width={1152} height={304}>
      <ImageSlot box={image} {...CHILD_ON_REFRIGERATOR} patches={data.patches}>
        <ChildOnRefrigerator />
      </ImageSlot>
      <Module box={caption} label={labels.caption} tone="paper" size={TEXT.label} weight={400} />
      <Arrow from={right(image)} to={left(vit)} />
      <Arrow from={right(caption)} to={left(embedding)} />
      <Transformer
        box={vit}
        label={labels.vit}
        sublabel={labels.vitSize}
        sublabelSize={TEXT.small}
        tone="frozen"
      />
      <SnowflakeKey x={vit.x} y={vit.y + vit.height + 20} text={labels.frozen} />
      <Module box={embedding} label={labels.embedding} size={TEXT.label} />
      <Arrow from={right(vit)} to={left(vectorRowBox(imageRow))} />
      <Arrow from={right(embedding)} to={left(vectorRowBox(textRow))} />
      <VectorRow {...imageRow} tone="frozen" />
      <VectorRow {...textRow} tone="trained" />
      <RowLabel y={imageRow.y + 62} text={labels.imageVectors} />
      <RowLabel y={textRow.y - 18} text={labels.textVectors} />
      <Brace {...brace} />
      <Arrow from={braceTip(brace)} to={left(encoder)} label={labels.join} labelSize={TEXT.small} />
      <Transformer
        box={encoder}
        label={labels.encoder}
        sublabel={labels.languageModel}
        sublabelSize={TEXT.small}
      />
      <Arrow
        from={right(encoder)}
        to={left(decoder)}
        tone="accent"
        label={labels.attention}
        labelSize={TEXT.small}
      />
      <Decoder data={data} labels={labels} />
    </FigureSvg>
  )
}

/** The decoder between what it is given and what it writes. */
function Decoder({ data, labels }: { data: Data; labels: Record<Key, string> }) {
  const input = { tokens: data.decoderInput, x: center(decoder).x, y: 266, anchor: 'middle' } as const
  const output = { tokens: data.decoderOutput, x: center(decoder).x, y: 0, anchor: 'middle' } as const
  const [firstInput, firstOutput] = [tokenBoxes(input)[0] ?? decoder, tokenBoxes(output)[0] ?? decoder]
  return (
    <>
      <Transformer
        box={decoder}
        label={labels.decoder}
        sublabel={labels.languageModel}
        sublabelSize={TEXT.small}
      />
      <Arrow from={top(firstInput)} to={{ x: top(firstInput).x, y: bottom(decoder).y }} />
      <Arrow from={{ x: bottom(firstOutput).x, y: decoder.y - STACK_RISE }} to={bottom(firstOutput)} />
      <TokenRow {...input} />
      <TokenRow {...output} />
    </>
  )
}

function vectors(count: number, middle: number) {
  return { count, cells: 3, size: 15, gap: 7, x: VECTORS_X, y: middle - 22.5 }
}

function RowLabel({ y, text }: { y: number; text: string }) {
  return <Label x={VECTORS_X} y={y} text={text} size={TEXT.small} ink="quiet" anchor="start" />
}
