import type { Drawing } from '../drawing.ts'
import {
  ChildOnRefrigerator,
  CHILD_BOX,
  CHILD_ON_REFRIGERATOR,
  REFRIGERATOR_BOX,
} from './illustrations/child-on-refrigerator.tsx'
import { Arrow } from '../vocabulary/arrow.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { bottom, box, center, left, right, top, type Box } from '../vocabulary/geometry.ts'
import { ImageSlot } from '../vocabulary/image-slot.tsx'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { tokenBoxes, TokenRow, type Token } from '../vocabulary/token-row.tsx'
import { STACK_RISE, Transformer } from '../vocabulary/transformer.tsx'

interface DetectedObject {
  /** In the order in which they are emitted. */
  coordinates: number[]
  label: string
}

interface Data {
  objects: DetectedObject[]
  /** What each token of an object says. */
  order: string[]
  first: string
  last: string
}

type Key = 'truth' | 'encoder' | 'encoderKind' | 'decoder'

const image = box(0, 70, 170, 170)
const encoder = box(192, 112, 128, 84)
const decoder = box(344, 112, 808, 84)
/** Columns of the tokens over and under the decoder: input and output of one step share one. */
const COLUMN = { width: 70, gap: 3.8 }
const OUTPUT_Y = 28
const INPUT_Y = 236
const TONES = ['accent', 'mark'] as const

/** Pix2Seq: boxes and classes come out of a decoder as one sequence of tokens. */
export const drawing: Drawing<Data, Key> = ({ data, labels }) => {
  const sequence = data.objects.flatMap(tokensOf)
  return (
    <FigureSvg width={1152} height={334}>
      <Picture />
      <GroundTruth objects={data.objects} title={labels.truth} />
      <Arrow from={{ x: image.width, y: center(encoder).y }} to={left(encoder)} />
      <Transformer box={encoder} label={labels.encoder} sublabel={labels.encoderKind} />
      <Arrow from={right(encoder)} to={left(decoder)} tone="accent" />
      <Transformer box={decoder} label={labels.decoder} />
      <Headings words={data.objects.flatMap(() => data.order)} />
      <Columns tokens={[...sequence, { text: data.last }]} y={OUTPUT_Y} />
      <Columns tokens={[{ text: data.first }, ...sequence]} y={INPUT_Y} />
    </FigureSvg>
  )
}

function toneOf(index: number): 'accent' | 'mark' {
  return TONES[index % TONES.length] ?? 'accent'
}

function tokensOf({ coordinates, label }: DetectedObject, index: number): Token[] {
  const tone = toneOf(index)
  return [...coordinates.map((value) => ({ text: String(value), tone })), { text: label, tone }]
}

/** The picture, with the boxes that are to be found. */
function Picture() {
  return (
    <g>
      <ImageSlot box={image} {...CHILD_ON_REFRIGERATOR}>
        <ChildOnRefrigerator />
      </ImageSlot>
      {[CHILD_BOX, REFRIGERATOR_BOX].map((object, index) => (
        <rect
          key={index}
          {...moved(scaled(object, image.width / CHILD_ON_REFRIGERATOR.viewWidth))}
          rx={3}
          className={`fig-line fig-line-strong fig-line-${toneOf(index)}`}
        />
      ))}
    </g>
  )
}

function moved(object: Box): Box {
  return { ...object, x: image.x + object.x, y: image.y + object.y }
}

function scaled({ x, y, width, height }: Box, by: number): Box {
  return { x: x * by, y: y * by, width: width * by, height: height * by }
}

/** What the decoder is to write, object by object. */
function GroundTruth({ objects, title }: { objects: readonly DetectedObject[]; title: string }) {
  return (
    <g>
      <Label x={0} y={262} text={title} weight={700} anchor="start" />
      {objects.map(({ coordinates, label }, index) => (
        <g key={index}>
          <rect
            x={1}
            y={283 + index * 28}
            width={14}
            height={14}
            rx={3}
            className={`fig-part fig-part-${toneOf(index)}`}
          />
          <Label
            x={26}
            y={290 + index * 28}
            text={`[${coordinates.join(' ')} ${label}]`}
            size={TEXT.label}
            anchor="start"
          />
        </g>
      ))}
    </g>
  )
}

function columnsAt(y: number, tokens: readonly Token[]) {
  const cells = tokens.map((token) => ({ ...token, width: COLUMN.width }))
  return { tokens: cells, x: decoder.x, y, gap: COLUMN.gap, size: 40, textSize: TEXT.label }
}

function Headings({ words }: { words: readonly string[] }) {
  return tokenBoxes(
    columnsAt(
      0,
      words.map(() => ({})),
    ),
  ).map((cell, index) => (
    <Label key={index} x={center(cell).x} y={12} text={words[index] ?? ''} size={TEXT.label} ink="quiet" />
  ))
}

function Columns({ tokens, y }: { tokens: readonly Token[]; y: number }) {
  const cells = columnsAt(y, tokens)
  return (
    <g>
      {tokenBoxes(cells).map((cell, index) =>
        y < decoder.y ? (
          <Arrow key={index} from={{ x: center(cell).x, y: decoder.y - STACK_RISE }} to={bottom(cell)} />
        ) : (
          <Arrow key={index} from={top(cell)} to={{ x: center(cell).x, y: decoder.y + decoder.height }} />
        ),
      )}
      <TokenRow {...cells} />
    </g>
  )
}
