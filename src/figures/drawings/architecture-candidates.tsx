import type { ReactNode } from 'react'
import type { Drawing } from '../drawing.ts'
import { ChildOnRefrigerator, CHILD_ON_REFRIGERATOR } from './illustrations/child-on-refrigerator.tsx'
import { Arrow } from '../vocabulary/arrow.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { box, boxAround, center, left, right } from '../vocabulary/geometry.ts'
import { ImageSlot } from '../vocabulary/image-slot.tsx'
import { Join } from '../vocabulary/join.tsx'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { Module } from '../vocabulary/module.tsx'
import { SnowflakeKey } from '../vocabulary/snowflake.tsx'
import { Transformer } from '../vocabulary/transformer.tsx'

type Key =
  | 'encoderDecoder'
  | 'decoderOnly'
  | 'separate'
  | 'vit'
  | 'text'
  | 'encoder'
  | 'textEncoder'
  | 'decoder'
  | 'caption'
  | 'crossAttention'
  | 'frozen'

type Labels = Readonly<Record<Key, string>>

/** Distance from one candidate to the next, px. */
const PITCH = 172

const image = box(0, 38, 64, 56)
const text = box(0, 112, 148, 36)
const vit = boxAround({ x: 119, y: center(image).y }, 58, 52)
const encoder = box(186, 52, 128, 92)
const textEncoder = boxAround({ x: 250, y: center(text).y }, 128, 62)
const decoder = box(338, 52, 128, 92)
const caption = boxAround({ x: 537, y: center(decoder).y }, 98, 38)

/** Three ways to bring an image into a language model; the image's way is in the accent colour. */
export const drawing: Drawing<undefined, Key> = ({ labels }) => (
  <FigureSvg width={587} height={507}>
    <Candidate index={0} title={labels.encoderDecoder} labels={labels} vitTone="frozen">
      <SnowflakeKey x={decoder.x} y={8} text={labels.frozen} />
      <Join from={[right(text)]} to={left(encoder)} trunk={22} />
      <Join from={[right(vit)]} to={left(encoder)} trunk={22} tone="accent" />
      <Transformer box={encoder} label={labels.encoder} />
      <Arrow from={right(encoder)} to={left(decoder)} />
    </Candidate>
    <Candidate index={1} title={labels.decoderOnly} labels={labels}>
      <Join from={[right(text)]} to={left(decoder)} trunk={170} />
      <Join from={[right(vit)]} to={left(decoder)} trunk={170} tone="accent" />
    </Candidate>
    <Candidate index={2} title={labels.separate} labels={labels}>
      <Arrow from={right(text)} to={left(textEncoder)} />
      <Transformer box={textEncoder} label={labels.textEncoder} size={TEXT.label} />
      <Arrow from={right(textEncoder)} to={{ x: decoder.x, y: center(textEncoder).y }} />
      <Arrow from={right(vit)} to={{ x: decoder.x, y: center(vit).y }} tone="accent" />
      <Label x={244} y={center(vit).y - 15} text={labels.crossAttention} size={TEXT.small} ink="accent" />
    </Candidate>
  </FigureSvg>
)

interface CandidateProps {
  index: number
  title: string
  labels: Labels
  /** PaLI's is frozen; those of GIT and CoCa are trained. */
  vitTone?: 'trained' | 'frozen'
  children: ReactNode
}

/** What all candidates have: the two inputs, the decoder and the caption that comes out. */
function Candidate({ index, title, labels, vitTone = 'trained', children }: CandidateProps) {
  return (
    <g transform={`translate(0 ${index * PITCH})`}>
      <Label x={0} y={-6} text={title} size={TEXT.label} weight={700} anchor="start" align="top" />
      <ImageSlot box={image} {...CHILD_ON_REFRIGERATOR}>
        <ChildOnRefrigerator />
      </ImageSlot>
      <Arrow from={right(image)} to={left(vit)} tone="accent" />
      <Transformer box={vit} label={labels.vit} tone={vitTone} size={TEXT.label} />
      <Module box={text} label={labels.text} tone="paper" size={TEXT.label} weight={400} />
      {children}
      <Transformer box={decoder} label={labels.decoder} />
      <Arrow from={right(decoder)} to={left(caption)} />
      <Module box={caption} label={labels.caption} tone="paper" size={TEXT.label} weight={400} />
    </g>
  )
}
