import type { ReactNode } from 'react'
import type { Drawing } from '../drawing.ts'
import { PuppyOnGrass, PuppyRegions, PUPPY_ON_GRASS } from './illustrations/puppy-on-grass.tsx'
import { Arrow } from '../vocabulary/arrow.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import {
  around,
  bottom,
  box,
  boxAround,
  center,
  left,
  point,
  right,
  top,
  type Box,
} from '../vocabulary/geometry.ts'
import { ImageSlot } from '../vocabulary/image-slot.tsx'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { Loss, lossBox } from '../vocabulary/loss.tsx'
import { measureText } from '../vocabulary/measure-text.ts'
import { Module } from '../vocabulary/module.tsx'
import { tokenBoxes, TokenRow, type Token } from '../vocabulary/token-row.tsx'
import { STACK_RISE, Transformer } from '../vocabulary/transformer.tsx'

interface Stage {
  layers: number
  /** Learnable tokens that join the stage; its grouping block leaves as many segments. */
  groupTokens: number
}

interface Data {
  stages: [Stage, Stage, Stage]
}

type Key =
  'patches' | 'groups' | 'segments' | 'layers' | 'grouping' | 'head' | 'textEncoder' | 'caption' | 'loss'

type Labels = Readonly<Record<Key, string>>

/** Middle of the image side and of what stands to its right. */
const X = 206
const RIGHT = 458
const WIDTH = 200
const PICTURE = 92
/** Side of a token, px, and how many fit into a row. */
const CELL = 18
const LONGEST_ROW = 8
/** Tops of each stage's input, from the first stage to the last. */
const ROWS = [456, 302, 148] as const

/** GroupViT from the bottom up: patches, then segments, then fewer; trained against the caption. */
export const drawing: Drawing<Data, Key> = ({ data, labels }) => {
  const [first, second, third] = data.stages
  const head = boxAround(point(X, 46), 164, 38)
  return (
    <FigureSvg width={556} height={480}>
      <Pictures />
      <StageBlock row={0} stage={first} labels={labels}>
        <Input row={0} label={labels.patches} />
        <GroupTokens row={0} count={first.groupTokens} label={counted(labels.groups, first.groupTokens)} />
      </StageBlock>
      <StageBlock row={1} stage={second} labels={labels}>
        <Input row={1} count={first.groupTokens} label={counted(labels.segments, first.groupTokens)} />
        <GroupTokens row={1} count={second.groupTokens} label={counted(labels.groups, second.groupTokens)} />
      </StageBlock>
      <StageBlock row={2} stage={third} labels={labels} next={head}>
        <Input row={2} count={second.groupTokens} label={counted(labels.segments, second.groupTokens)} />
      </StageBlock>
      <Module box={head} label={labels.head} size={TEXT.label} />
      <CaptionSide labels={labels} image={head} />
    </FigureSvg>
  )
}

function counted(text: string, count: number): string {
  return text.replace('{n}', String(count))
}

function transformerBox(row: 0 | 1 | 2): Box {
  return box(X - WIDTH / 2, ROWS[row] - 52, WIDTH, 38)
}

interface StageBlockProps {
  row: 0 | 1 | 2
  stage: Stage
  labels: Labels
  /** What follows the last stage, instead of a grouping block. */
  next?: Box
  children: ReactNode
}

/** A stage: its input, its Transformer, and the grouping block that ends it. */
function StageBlock({ row, stage, labels, next, children }: StageBlockProps) {
  const transformer = transformerBox(row)
  const grouping = box(transformer.x, transformer.y - 66, WIDTH, 38)
  const after = ROWS[(row + 1) as 1 | 2]
  return (
    <g>
      {children}
      <Arrow
        from={point(X, transformer.y - STACK_RISE)}
        to={bottom(next ?? grouping)}
        gapStart={0}
        gapEnd={2}
        tone="ink"
      />
      <Transformer box={transformer} label={counted(labels.layers, stage.layers)} size={TEXT.label} />
      {!next && (
        <>
          <Arrow from={top(grouping)} to={point(X, after + CELL)} gap={2} tone="ink" />
          <Module box={grouping} label={labels.grouping} tone="accent" size={TEXT.label} />
        </>
      )}
    </g>
  )
}

interface TokensProps {
  row: 0 | 1 | 2
  /** How many they are, if that is said; of more than a row holds, the first and the last are drawn. */
  count?: number
  label: string
}

/** Patches or segments that go into a stage. */
function Input({ row, count, label }: TokensProps) {
  const tokens = rowOf(count, X, ROWS[row], row === 0 ? 'paper' : 'neutral')
  const extent = around(tokenBoxes(tokens))
  return (
    <g>
      <TokenRow {...tokens} />
      <Label
        {...right(extent)}
        x={right(extent).x + 6}
        text={broken(label, row)}
        size={row === 2 ? 17 : TEXT.small}
        anchor="start"
      />
      <Arrow from={top(extent)} to={bottom(transformerBox(row))} gap={2} tone="ink" />
    </g>
  )
}

/** Beside the last stage's tokens the caption's encoder stands: what is too long for the room between has two lines. */
function broken(label: string, row: 0 | 1 | 2): string {
  return row === 2 && measureText(label, 17) > 150 ? label.replace('の', 'の\n') : label
}

/** Learnable tokens that join a stage. */
function GroupTokens({ row, count, label }: TokensProps) {
  const part = transformerBox(row)
  const tokens = rowOf(count, RIGHT, center(part).y - CELL / 2, 'trained')
  const extent = around(tokenBoxes(tokens))
  return (
    <g>
      <TokenRow {...tokens} />
      <Label x={RIGHT} y={extent.y - 15} text={label} size={TEXT.small} weight={700} />
      <Arrow from={left(extent)} to={right(part)} tone="trained" gapEnd={2} />
    </g>
  )
}

function rowOf(count: number | undefined, x: number, y: number, tone: 'paper' | 'neutral' | 'trained') {
  const whole = count !== undefined && count <= LONGEST_ROW
  const cells = Array.from({ length: whole ? count : 4 }, (): Token => ({ tone }))
  const tokens = whole ? cells : [...cells, { leftOut: true }, { tone }]
  return { tokens, x, y, size: CELL, gap: 3, anchor: 'middle' } as const
}

/** What the tokens stand for at each stage. */
function Pictures() {
  const slots = [388, 234, 80].map((y) => box(0, y, PICTURE, PICTURE))
  const [patches = slots[0], segments = slots[1], groups = slots[2]] = slots
  if (!patches || !segments || !groups) return null
  return (
    <g>
      <ImageSlot box={patches} {...PUPPY_ON_GRASS} patches={[6, 6]}>
        <PuppyOnGrass />
      </ImageSlot>
      <Arrow from={top(patches)} to={bottom(segments)} tone="faint" />
      <ImageSlot box={segments} {...PUPPY_ON_GRASS}>
        <PuppyRegions fine />
      </ImageSlot>
      <Arrow from={top(segments)} to={bottom(groups)} tone="faint" />
      <ImageSlot box={groups} {...PUPPY_ON_GRASS}>
        <PuppyRegions />
      </ImageSlot>
    </g>
  )
}

function CaptionSide({ labels, image }: { labels: Labels; image: Box }) {
  const atOrigin = lossBox({ x: 0, y: 0, label: labels.loss })
  const loss = { x: 555 - atOrigin.width / 2, y: center(image).y, label: labels.loss }
  const encoder = boxAround(point(499, 140), 104, 60)
  const { x } = center(encoder)
  const caption = {
    tokens: [{ text: labels.caption }],
    x,
    y: 196,
    size: 32,
    textSize: TEXT.small,
    anchor: 'middle',
  } as const
  return (
    <g>
      <Arrow from={right(image)} to={left(lossBox(loss))} tone="accent" />
      <Arrow
        from={point(x, encoder.y - STACK_RISE)}
        to={point(x, bottom(lossBox(loss)).y)}
        tone="accent"
        gapStart={0}
      />
      <Loss {...loss} />
      <Transformer box={encoder} label={labels.textEncoder} size={TEXT.label} />
      <TokenRow {...caption} />
      <Arrow from={top(around(tokenBoxes(caption)))} to={bottom(encoder)} gap={2} tone="ink" />
    </g>
  )
}
