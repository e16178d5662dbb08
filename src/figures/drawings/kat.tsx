import type { Drawing } from '../drawing.ts'
import { WheelchairInPark, WHEELCHAIR_IN_PARK } from './illustrations/wheelchair-in-park.tsx'
import { Arrow } from '../vocabulary/arrow.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { bottom, box, center, left, point, right, type Box } from '../vocabulary/geometry.ts'
import { ImageSlot } from '../vocabulary/image-slot.tsx'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { Module } from '../vocabulary/module.tsx'
import { STACK_RISE, Transformer } from '../vocabulary/transformer.tsx'

type Key =
  | 'question'
  | 'clip'
  | 'search'
  | 'wikidata'
  | 'detection'
  | 'captioning'
  | 'examples'
  | 'gpt'
  | 'explicit'
  | 'entities'
  | 'implicit'
  | 'candidates'
  | 'encoder'
  | 'decoder'
  | 'answer'

type Labels = Readonly<Record<Key, string>>

const image = box(0, 58, 164, 164)
const clip = box(214, 8, 190, 60)
const detection = box(214, 110, 190, 60)
const captioning = box(214, 186, 190, 72)
const question = box(0, 272, 404, 64)
const examples = box(214, 348, 190, 44)
const wikidata = box(500, 8, 140, 60)
const gpt = box(500, 110, 124, 282)
const encoder = box(782, 90, 162, 130)
const decoder = box(990, 90, 162, 130)
const answer = box(1011, 0, 120, 44)

/** Left edge of what is written on the lines to the encoder, px. */
const LANE_X = 654
/** Height of the line from GPT: what is written above it keeps clear of the encoder, px. */
const IMPLICIT_Y = 290

/** KAT: what CLIP finds in Wikidata and what GPT answers meet in one encoder. */
export const drawing: Drawing<undefined, Key> = ({ labels }) => (
  <FigureSvg width={1152} height={394}>
    <ImageSlot box={image} {...WHEELCHAIR_IN_PARK}>
      <WheelchairInPark />
    </ImageSlot>
    {[clip, detection, captioning].map((part, index) => (
      <FromImage key={index} to={part} />
    ))}
    <ExplicitKnowledge labels={labels} />
    <ImplicitKnowledge labels={labels} />
    <Transformer box={encoder} label={labels.encoder} size={TEXT.strong} />
    <Arrow from={right(encoder)} to={left(decoder)} tone="accent" />
    <Transformer box={decoder} label={labels.decoder} size={TEXT.strong} />
    <Arrow from={{ x: center(decoder).x, y: decoder.y - STACK_RISE }} to={bottom(answer)} />
    <Module box={answer} label={labels.answer} tone="accent" size={TEXT.label} />
  </FigureSvg>
)

function FromImage({ to }: { to: Box }) {
  const [from, end] = [right(image), left(to)]
  const trunk = (from.x + end.x) / 2
  const corners = from.y === end.y ? [] : [from.y, end.y].map((y) => ({ x: trunk, y }))
  return <Arrow from={from} to={end} through={corners} />
}

function ExplicitKnowledge({ labels }: { labels: Labels }) {
  return (
    <g>
      <Module box={clip} label={labels.clip} tone="neutral" size={TEXT.strong} />
      <Arrow from={right(clip)} to={left(wikidata)} label={labels.search} />
      <Module box={wikidata} label={labels.wikidata} tone="neutral" size={TEXT.strong} />
      <Arrow
        from={right(wikidata)}
        to={{ x: center(encoder).x, y: encoder.y - STACK_RISE }}
        course="horizontal"
      />
      <LaneLabel y={right(wikidata).y} name={labels.explicit} remark={labels.entities} />
    </g>
  )
}

function ImplicitKnowledge({ labels }: { labels: Labels }) {
  return (
    <g>
      <Module box={detection} label={labels.detection} tone="neutral" size={TEXT.label} />
      <Module box={captioning} label={labels.captioning} tone="neutral" size={TEXT.label} />
      <Module
        box={question}
        label={inTwoLines(labels.question)}
        tone="paper"
        size={TEXT.label}
        weight={400}
      />
      <Module box={examples} label={labels.examples} tone="paper" size={TEXT.label} weight={400} />
      {[detection, captioning, question, examples].map((part, index) => (
        <Arrow key={index} from={right(part)} to={{ x: gpt.x, y: center(part).y }} />
      ))}
      <Module box={gpt} label={labels.gpt} tone="neutral" size={TEXT.large} />
      <Arrow from={point(right(gpt).x, IMPLICIT_Y)} to={bottom(encoder)} course="horizontal" />
      <LaneLabel y={IMPLICIT_Y} name={labels.implicit} remark={labels.candidates} />
    </g>
  )
}

/** Broken at the space nearest to its middle. */
function inTwoLines(text: string): string {
  const half = text.length / 2
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index)
  const at = spaces.sort((a, b) => Math.abs(a - half) - Math.abs(b - half))[0]
  return at === undefined ? text : `${text.slice(0, at)}\n${text.slice(at + 1)}`
}

/** The kind of knowledge above its line, and what it is made of below. */
function LaneLabel({ y, name, remark }: { y: number; name: string; remark: string }) {
  return (
    <g>
      <Label x={LANE_X} y={y - 16} text={name} size={TEXT.label} weight={700} anchor="start" />
      <Label x={LANE_X} y={y + 17} text={remark} size={TEXT.label} ink="quiet" anchor="start" />
    </g>
  )
}
