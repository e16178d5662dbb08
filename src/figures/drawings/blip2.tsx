import type { Drawing } from '../drawing.ts'
import { Merlion, MERLION } from './illustrations/merlion.tsx'
import { Arrow } from '../vocabulary/arrow.tsx'
import { Highlight } from '../vocabulary/highlight.tsx'
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
import { Loss } from '../vocabulary/loss.tsx'
import { measureText } from '../vocabulary/measure-text.ts'
import { Module } from '../vocabulary/module.tsx'
import { Repetition } from '../vocabulary/repetition.tsx'
import { tokenBoxes, TokenRow, type Token } from '../vocabulary/token-row.tsx'
import type { PartTone } from '../vocabulary/tones.ts'
import { Layers, STACK_RISE, Transformer } from '../vocabulary/transformer.tsx'
import { VectorRow } from '../vocabulary/vector.tsx'
import { countOf } from '../vocabulary/count-of.ts'

interface Data {
  /** Query cells that are drawn. */
  queries: number
  question: string
  answer: string
}

type Key =
  | 'imageEncoder'
  | 'converter'
  | 'qFormer'
  | 'llm'
  | 'frozen'
  | 'trained'
  | 'queries'
  | 'inputText'
  | 'selfAttention'
  | 'crossAttention'
  | 'feedForward'
  | 'shared'
  | 'repeat'
  | 'matching'
  | 'contrastive'
  | 'generation'
  | 'linear'
  | 'output'

type Labels = Readonly<Record<Key, string>>

const ENCODER = box(0, 222, 124, 96)
const IMAGE = box(10, 366, 104, 104)
const CONVERTER = box(144, 134, 464, 248)
const IMAGE_SIDE = 247
const TEXT_SIDE = 506
const WIDTH = 164
/** Height of the pills of two lines, and of their middle. */
const PILL = { height: 64, y: 80 }

/** BLIP-2: the whole, its converter in the first stage, and the converter with the LLM in the second. */
export const drawing: Drawing<Data, Key> = ({ data, labels, state }) =>
  state === 'stage-1' || state === 'stage-2' ? (
    <FigureSvg width={610} height={486} broad>
      <ImageSlot box={IMAGE} {...MERLION}>
        <Merlion />
      </ImageSlot>
      <Arrow from={top(IMAGE)} to={bottom(ENCODER)} />
      <Transformer box={ENCODER} label={labels.imageEncoder} tone="frozen" size={TEXT.strong} />
      <Converter labels={labels} queries={data.queries} textInUse={state === 'stage-1'} />
      {state === 'stage-1' ? <Losses labels={labels} /> : <LanguageModel labels={labels} />}
    </FigureSvg>
  ) : (
    <FigureSvg width={556} height={480}>
      <Overview labels={labels} data={data} />
    </FigureSvg>
  )

/** From the bottom up: image, encoder, converter, and the LLM, which the question enters beside what is converted. */
function Overview({ labels, data }: { labels: Labels; data: Data }) {
  const image = box(0, 384, 96, 96)
  const encoder = box(136, 396, 200, 84)
  const converter = box(136, 234, 200, 84)
  const llm = box(136, 72, 344, 84)
  const token = (text: string, x: number, y: number) =>
    ({ tokens: [{ text }], x, y, size: 40, anchor: 'middle' }) as const
  const question = token(data.question, 440, 256)
  const answer = token(data.answer, center(llm).x, 0)
  return (
    <g>
      <ImageSlot box={image} {...MERLION}>
        <Merlion />
      </ImageSlot>
      <Arrow from={right(image)} to={point(encoder.x, center(image).y)} />
      <Handover from={encoder} to={converter} tone="frozen" />
      <Handover from={converter} to={llm} tone="trained" />
      <Transformer box={encoder} label={oneLine(labels.imageEncoder)} tone="frozen" size={TEXT.module} />
      <Transformer
        box={converter}
        label={labels.converter}
        sublabel={labels.qFormer}
        size={TEXT.large}
        sublabelSize={TEXT.label}
      />
      <Transformer box={llm} label={labels.llm} tone="frozen" size={TEXT.large} />
      {[encoder, converter, llm].map((part, index) => (
        <Label
          key={index}
          x={part === encoder ? right(part).x + 14 : part.x - 14}
          y={center(part).y}
          text={part === converter ? labels.trained : labels.frozen}
          size={TEXT.strong}
          weight={part === converter ? 700 : 400}
          anchor={part === encoder ? 'start' : 'end'}
        />
      ))}
      <TokenRow {...question} />
      <Arrow from={point(440, 256)} to={point(440, bottom(llm).y)} />
      <TokenRow {...answer} />
      <Arrow
        from={point(center(llm).x, llm.y - STACK_RISE)}
        to={bottom(only(tokenBoxes(answer)))}
        gapStart={0}
        gapEnd={2}
      />
    </g>
  )
}

/** An arrow up from one part to the next, with the vectors that pass beside it. */
function Handover({ from, to, tone }: { from: Box; to: Box; tone: 'frozen' | 'trained' }) {
  const start = point(center(from).x, from.y - STACK_RISE)
  const end = point(start.x, bottom(to).y)
  const row = { count: 3, cells: 4, size: 12, gap: 7, x: start.x + 16, y: (start.y + end.y) / 2 - 24 }
  return (
    <g>
      <Arrow from={start} to={end} gapStart={0} gapEnd={3} />
      <VectorRow {...row} tone={tone} />
    </g>
  )
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ')
}

interface ConverterProps {
  labels: Labels
  queries: number
  textInUse: boolean
}

/** The inside of the converter: two columns that share their self-attention. */
function Converter({ labels, queries, textInUse }: ConverterProps) {
  const [image, text] = [sideParts(IMAGE_SIDE), sideParts(TEXT_SIDE)]
  const tone: PartTone = textInUse ? 'paper' : 'dimmed'
  const line = textInUse ? 'ink' : 'faint'
  const queryRow = row(
    Array.from({ length: countOf(queries) }, (): Token => ({ tone: 'trained' })),
    IMAGE_SIDE,
  )
  const textRow = row([{ text: labels.inputText, tone }], TEXT_SIDE)
  return (
    <g>
      <Layers box={CONVERTER} tone="trained" />
      <rect {...CONVERTER} rx={12} className="fig-part fig-part-trained" />
      <Label
        x={CONVERTER.x - 12}
        y={CONVERTER.y + 4}
        text={labels.converter}
        size={TEXT.module}
        weight={700}
        anchor="end"
        align="top"
      />
      <Label
        x={CONVERTER.x - 12}
        y={CONVERTER.y + 34}
        text={labels.qFormer}
        size={TEXT.small}
        anchor="end"
        align="top"
      />
      <Repetition box={layerBox(IMAGE_SIDE)} label={labels.repeat} side="left" />
      <Repetition box={layerBox(TEXT_SIDE)} label={labels.repeat} side="right" dashed={!textInUse} />
      <Column parts={[image.self, image.cross, image.feedForward]} start={top(image.queries)} tone="ink" />
      <Column parts={[text.self, text.feedForward]} start={top(text.queries)} tone={line} />
      <Arrow from={right(ENCODER)} to={left(image.cross)} tone="frozen" />
      <Arrow
        from={right(image.self)}
        to={left(text.self)}
        heads="both"
        tone={textInUse ? 'accent' : 'faint'}
        gap={3}
      />
      <Label
        x={(IMAGE_SIDE + TEXT_SIDE) / 2}
        y={center(image.self).y - 17}
        text={labels.shared}
        size={TEXT.small}
      />
      <Module box={image.self} label={labels.selfAttention} tone="paper" size={TEXT.small} />
      <Module box={image.cross} label={labels.crossAttention} tone="paper" size={TEXT.small} />
      <Module box={image.feedForward} label={labels.feedForward} tone="paper" size={TEXT.small} />
      <Module box={text.self} label={labels.selfAttention} tone={tone} size={TEXT.small} />
      <Module box={text.feedForward} label={labels.feedForward} tone={tone} size={TEXT.small} />
      <TokenRow {...queryRow} />
      <TokenRow {...textRow} />
      <Label x={IMAGE_SIDE} y={image.queries.y + 54} text={labels.queries} />
    </g>
  )
}

/** A column's parts, from the bottom up, and where what goes in lies. */
function sideParts(x: number) {
  const part = (y: number) => box(x - WIDTH / 2, y, WIDTH, 40)
  return { queries: part(414), self: part(314), cross: part(250), feedForward: part(186) }
}

/** What is repeated on a side: all of its parts, with room for the count above them. */
function layerBox(x: number): Box {
  const { self, feedForward } = sideParts(x)
  return around([self, { ...feedForward, y: feedForward.y - 8 }], 10)
}

function row(tokens: readonly Token[], x: number) {
  return { tokens, x, y: 414, size: 34, anchor: 'middle' } as const
}

function Column({
  parts,
  start,
  tone,
}: {
  parts: Box[]
  start: { x: number; y: number }
  tone: 'ink' | 'faint'
}) {
  return (
    <g>
      {parts.map((part, index) => {
        const before = parts[index - 1]
        return <Arrow key={index} from={before ? top(before) : start} to={bottom(part)} tone={tone} gap={2} />
      })}
    </g>
  )
}

/** What the first stage minimizes; the contrastive loss compares both sides. */
function Losses({ labels }: { labels: Labels }) {
  const [image, text] = [sideParts(IMAGE_SIDE), sideParts(TEXT_SIDE)]
  const between = (IMAGE_SIDE + TEXT_SIDE) / 2
  const matching = tallLossBox(labels.matching, IMAGE_SIDE)
  const generation = tallLossBox(labels.generation, TEXT_SIDE)
  const meet = CONVERTER.y + 13
  return (
    <g>
      <Arrow from={top(image.feedForward)} to={bottom(matching)} tone="ink" gap={2} />
      <Arrow from={top(text.feedForward)} to={bottom(generation)} tone="ink" gap={2} />
      {[image, text].map((side, index) => (
        <Arrow
          key={index}
          from={{ x: center(side.self).x, y: meet }}
          to={{ x: between + (index === 0 ? -10 : 10), y: 38 }}
          course="horizontal"
          tone="accent"
          gapStart={0}
        />
      ))}
      <TallLoss pill={matching} label={labels.matching} />
      <TallLoss pill={generation} label={labels.generation} />
      <Loss x={between} y={19} label={labels.contrastive} />
    </g>
  )
}

function TallLoss({ pill, label }: { pill: Box; label: string }) {
  return (
    <g>
      <rect {...pill} rx={19} className="fig-part fig-part-accent" />
      <Label {...center(pill)} text={label} weight={700} />
    </g>
  )
}

function tallLossBox(label: string, x: number): Box {
  return boxAround({ x, y: PILL.y }, measureText(label, TEXT.label, 700) + 28, PILL.height)
}

/** The second stage: the image side's output goes through a new layer into the LLM. */
function LanguageModel({ labels }: { labels: Labels }) {
  const linear = boxAround({ x: IMAGE_SIDE, y: 66 }, 120, 52)
  const llm = boxAround({ x: 412, y: 66 }, 128, 68)
  const output = {
    tokens: [{ text: labels.output }],
    x: 606,
    y: 47,
    size: 38,
    textSize: TEXT.small,
    anchor: 'end',
  } as const
  return (
    <g>
      <Highlight box={linear} padding={10} />
      <Arrow from={top(sideParts(IMAGE_SIDE).feedForward)} to={bottom(linear)} tone="ink" gap={2} />
      <Module box={linear} label={labels.linear} size={TEXT.strong} />
      <Arrow from={right(linear)} to={left(llm)} tone="ink" />
      <Transformer box={llm} label={labels.llm} tone="frozen" />
      <TokenRow {...output} />
      <Arrow from={right(llm)} to={left(only(tokenBoxes(output)))} tone="ink" />
    </g>
  )
}

function only(boxes: readonly Box[]): Box {
  const [first] = boxes
  if (!first) throw new Error('a row has no tokens')
  return first
}
