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
import { measureText } from '../vocabulary/measure-text.ts'
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

const WIDTH = 1152
const image = box(0, 71, 154, 154)
const encoder = box(174, 104, 132, 88)
/** Columns of the tokens over and under the decoder: input and output of one step share one, wide enough for both. */
const COLUMN = { width: 60, room: 12, gap: 3 }
const CELL = 42
const OUTPUT_Y = 28
const INPUT_Y = 222
const TONES = ['accent', 'second'] as const

/** Pix2Seq: boxes and classes come out of a decoder as one sequence of tokens. */
export const drawing: Drawing<Data, Key> = ({ data, labels }) => {
  const sequence = data.objects.flatMap(tokensOf)
  const outputs: Token[] = [...sequence, { text: data.last }]
  const inputs: Token[] = [{ text: data.first }, ...sequence]
  const headings = data.objects.flatMap(() => data.order)
  const widths = outputs.map((output, index) => columnWidth([output, inputs[index]], headings[index]))
  const total = widths.reduce((sum, width) => sum + width + COLUMN.gap, -COLUMN.gap)
  const decoder = box(WIDTH - total, encoder.y, total, encoder.height)
  return (
    <FigureSvg width={WIDTH} height={340}>
      <Picture />
      <GroundTruth objects={data.objects} title={labels.truth} />
      <Arrow from={{ x: image.width, y: center(encoder).y }} to={left(encoder)} />
      <Transformer box={encoder} label={labels.encoder} sublabel={labels.encoderKind} />
      <Arrow from={right(encoder)} to={left(decoder)} tone="accent" gap={2} />
      <Transformer box={decoder} label={labels.decoder} />
      <Headings words={headings} widths={widths} decoder={decoder} />
      <Columns tokens={outputs} y={OUTPUT_Y} widths={widths} decoder={decoder} />
      <Columns tokens={inputs} y={INPUT_Y} widths={widths} decoder={decoder} />
    </FigureSvg>
  )
}

/** Room for what goes in and what comes out at one step, and for the word above them. */
function columnWidth(tokens: readonly (Token | undefined)[], heading = ''): number {
  const cells = tokens.map((token) => measureText(token?.text ?? '', TEXT.label) + 2 * COLUMN.room)
  return Math.ceil(Math.max(COLUMN.width, measureText(heading, TEXT.label) + 6, ...cells))
}

function toneOf(index: number): (typeof TONES)[number] {
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
      <Label x={0} y={256} text={title} weight={700} anchor="start" />
      {objects.map(({ coordinates, label }, index) => (
        <g key={index}>
          <rect
            x={1}
            y={279 + index * 32}
            width={14}
            height={14}
            rx={3}
            className={`fig-part fig-part-${toneOf(index)}`}
          />
          <Label
            x={26}
            y={286 + index * 32}
            text={`[${coordinates.join(' ')} ${label}]`}
            size={TEXT.label}
            anchor="start"
          />
        </g>
      ))}
    </g>
  )
}

interface ColumnsProps {
  widths: readonly number[]
  decoder: Box
  tokens: readonly Token[]
  y: number
}

function columnsAt({ y, tokens, widths, decoder }: ColumnsProps) {
  const cells = tokens.map((token, index) => ({ ...token, width: widths[index] ?? COLUMN.width }))
  return { tokens: cells, x: decoder.x, y, gap: COLUMN.gap, size: CELL, textSize: TEXT.label }
}

function Headings({ words, ...at }: Pick<ColumnsProps, 'widths' | 'decoder'> & { words: readonly string[] }) {
  return tokenBoxes(columnsAt({ ...at, y: 0, tokens: words.map(() => ({})) })).map((cell, index) => (
    <Label key={index} x={center(cell).x} y={12} text={words[index] ?? ''} size={TEXT.label} ink="quiet" />
  ))
}

function Columns(props: ColumnsProps) {
  const { y, decoder } = props
  const cells = columnsAt(props)
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
