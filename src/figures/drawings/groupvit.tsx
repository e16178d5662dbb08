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
import { Module } from '../vocabulary/module.tsx'
import { tokenBoxes, TokenRow, type Token } from '../vocabulary/token-row.tsx'
import { STACK_RISE, Transformer } from '../vocabulary/transformer.tsx'
import { countOf } from '../vocabulary/count-of.ts'

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

const PICTURE = 104
/** Side of a token, px, and how many fit into a row. */
const CELL = 18
const LONGEST_ROW = 8
/** Height of the line that tokens take from left to right. */
const MIDDLE = 133
/** Where each stage's input stands. */
const COLUMNS = [10, 393, 776] as const
/** Where their names and pictures begin: the last further left, since the caption stands beside it. */
const UNDER = [COLUMNS[0] - CELL / 2, COLUMNS[1] - CELL / 2, COLUMNS[2] - CELL / 2 - 72] as const
type Row = 0 | 1 | 2

/** GroupViT from left to right: patches, then segments, then fewer; trained against the caption. */
export const drawing: Drawing<Data, Key> = ({ data, labels }) => {
  const [first, second, third] = data.stages
  const head = boxAround(point(1068, MIDDLE), 128, 76)
  return (
    <FigureSvg width={1170} height={370}>
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
      <Module box={head} label={labels.head} size={TEXT.strong} />
      <CaptionSide labels={labels} image={head} />
    </FigureSvg>
  )
}

function counted(text: string, count: number): string {
  return text.replace('{n}', String(count))
}

function transformerBox(row: Row): Box {
  return box(COLUMNS[row] + 36, MIDDLE - 40, 164, 80)
}

interface StageBlockProps {
  row: Row
  stage: Stage
  labels: Labels
  /** What follows the last stage, instead of a grouping block. */
  next?: Box
  children: ReactNode
}

/** A stage: its input, its Transformer, and the grouping block that ends it. */
function StageBlock({ row, stage, labels, next, children }: StageBlockProps) {
  const transformer = transformerBox(row)
  const grouping = box(right(transformer).x + 24, MIDDLE - 38, 126, 76)
  return (
    <g>
      {children}
      <Arrow from={right(transformer)} to={left(next ?? grouping)} gap={2} tone="ink" />
      <Transformer box={transformer} label={counted(labels.layers, stage.layers)} size={TEXT.strong} />
      {!next && (
        <>
          <Arrow
            from={right(grouping)}
            to={point(COLUMNS[(row + 1) as 1 | 2] - CELL / 2, MIDDLE)}
            gap={2}
            tone="ink"
          />
          <Module box={grouping} label={labels.grouping} tone="accent" size={TEXT.strong} />
        </>
      )}
    </g>
  )
}

interface TokensProps {
  row: Row
  /** How many they are, if that is said; of more than a row holds, the first and the last are drawn. */
  count?: number
  label: string
}

/** Patches or segments that go into a stage, named under them. */
function Input({ row, count, label }: TokensProps) {
  const x = COLUMNS[row]
  const tokens = tokensOf(count, row === 0 ? 'paper' : 'neutral')
  return (
    <g>
      <TokenRow {...tokens} x={x - CELL / 2} y={MIDDLE} direction="column" anchor="middle" />
      <Label x={UNDER[row]} y={241} text={label} size={TEXT.label} anchor="start" />
      <Arrow from={point(x + CELL / 2, MIDDLE)} to={left(transformerBox(row))} gap={2} tone="ink" />
    </g>
  )
}

/** Learnable tokens that join a stage from above. */
function GroupTokens({ row, count, label }: TokensProps) {
  const part = transformerBox(row)
  const tokens = { ...tokensOf(count, 'trained'), x: center(part).x, y: 30, anchor: 'middle' } as const
  const extent = around(tokenBoxes(tokens))
  return (
    <g>
      <TokenRow {...tokens} />
      <Label x={center(part).x} y={12} text={label} size={TEXT.label} weight={700} />
      <Arrow from={bottom(extent)} to={point(center(part).x, part.y - STACK_RISE)} tone="trained" gap={3} />
    </g>
  )
}

function tokensOf(count: number | undefined, tone: 'paper' | 'neutral' | 'trained') {
  const whole = count !== undefined && count <= LONGEST_ROW
  const cells = Array.from({ length: countOf(whole ? count : 4) }, (): Token => ({ tone }))
  const tokens = whole ? cells : [...cells, { leftOut: true }, { tone }]
  return { tokens, size: CELL, gap: 3 } as const
}

/** What the tokens stand for at each stage. */
function Pictures() {
  const [patches, segments, groups] = UNDER.map((x) => box(x, 263, PICTURE, PICTURE))
  if (!patches || !segments || !groups) return null
  return (
    <g>
      <ImageSlot box={patches} {...PUPPY_ON_GRASS} patches={[6, 6]}>
        <PuppyOnGrass />
      </ImageSlot>
      <Arrow from={right(patches)} to={left(segments)} tone="faint" gap={8} />
      <ImageSlot box={segments} {...PUPPY_ON_GRASS}>
        <PuppyRegions fine />
      </ImageSlot>
      <Arrow from={right(segments)} to={left(groups)} tone="faint" gap={8} />
      <ImageSlot box={groups} {...PUPPY_ON_GRASS}>
        <PuppyRegions />
      </ImageSlot>
    </g>
  )
}

/** Under the image's vector, and compared with it, the caption's. */
function CaptionSide({ labels, image }: { labels: Labels; image: Box }) {
  const { x } = center(image)
  const loss = { x, y: 234, label: labels.loss }
  const encoder = boxAround(point(x, 334), 128, 68)
  const caption = {
    tokens: [{ text: labels.caption }],
    x: encoder.x - 22,
    y: center(encoder).y - 19,
    size: 38,
    anchor: 'end',
  } as const
  return (
    <g>
      <Arrow from={bottom(image)} to={top(lossBox(loss))} tone="accent" />
      <Arrow from={point(x, encoder.y - STACK_RISE)} to={bottom(lossBox(loss))} tone="accent" gapStart={0} />
      <Loss {...loss} />
      <Transformer box={encoder} label={labels.textEncoder} size={TEXT.label} />
      <TokenRow {...caption} />
      <Arrow from={right(around(tokenBoxes(caption)))} to={left(encoder)} gap={2} tone="ink" />
    </g>
  )
}
