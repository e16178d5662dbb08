import type { ReactNode } from 'react'
import type { Drawing } from '../drawing.ts'
import { DogOnGrass, DOG_ON_GRASS } from './illustrations/dog-on-grass.tsx'
import { Arrow } from '../vocabulary/arrow.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { box, center, left, right } from '../vocabulary/geometry.ts'
import { ImageSlot } from '../vocabulary/image-slot.tsx'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { Matrix } from '../vocabulary/matrix.tsx'

interface Data {
  /** Elements of the one-hot vector, from the top. */
  oneHot: number[]
}

type Key =
  'classification' | 'classId' | 'classMeaning' | 'classificationRemark' | 'clip' | 'caption' | 'clipRemark'

const WIDTH = 552
const image = box(0, 40, 200, 200)

/** The same dog twice: tied to one of finitely many class ids, and to a sentence. */
export const drawing: Drawing<Data, Key> = ({ data, labels }) => (
  <FigureSvg width={1152} height={312}>
    <Side x={0} title={labels.classification} remark={labels.classificationRemark}>
      <OneHot elements={data.oneHot} label={labels.classId} meaning={labels.classMeaning} />
    </Side>
    <path d="M576 0V312" className="fig-rule" />
    <Side x={1152 - WIDTH} title={labels.clip} remark={labels.clipRemark} accent>
      <Caption text={labels.caption} />
    </Side>
  </FigureSvg>
)

interface SideProps {
  x: number
  title: string
  remark: string
  accent?: boolean
  children: ReactNode
}

function Side({ x, title, remark, accent = false, children }: SideProps) {
  return (
    <g transform={`translate(${x} 0)`}>
      <Label x={0} y={14} text={title} size={TEXT.module} weight={700} anchor="start" />
      <ImageSlot box={image} {...DOG_ON_GRASS}>
        <DogOnGrass />
      </ImageSlot>
      {children}
      <Label
        x={0}
        y={280}
        text={remark}
        size={TEXT.module}
        weight={accent ? 700 : 400}
        ink={accent ? 'accent' : 'ink'}
        anchor="start"
      />
    </g>
  )
}

function OneHot({ elements, label, meaning }: { elements: number[]; label: string; meaning: string }) {
  const size = 33
  const x = 264
  const y = center(image).y - (elements.length * size) / 2
  const hot = elements.indexOf(1)
  const hotY = y + (hot + 0.5) * size
  return (
    <g>
      <Arrow from={right(image)} to={{ x, y: center(image).y }} gap={8} />
      <Matrix
        x={x}
        y={y}
        rows={elements.length}
        columns={1}
        size={size}
        gap={0}
        tone="paper"
        toneAt={(row) => (row === hot ? 'mark' : undefined)}
        textAt={(row) => String(elements[row])}
      />
      <Arrow from={{ x: x + size, y: hotY }} to={{ x: 348, y: hotY }} gap={6} tone="mark" />
      <Label x={354} y={hotY} text={label} size={TEXT.module} weight={700} anchor="start" />
      <Label x={354} y={hotY + 24} text={meaning} size={TEXT.label} anchor="start" align="top" />
    </g>
  )
}

function Caption({ text }: { text: string }) {
  const bubble = box(268, center(image).y - 66, WIDTH - 268, 132)
  return (
    <g>
      <Arrow from={right(image)} to={left(bubble)} gap={8} tone="accent" heads="both" />
      <rect {...bubble} rx={10} className="fig-part fig-part-accent" />
      <Label {...center(bubble)} text={text} size={24} weight={700} />
    </g>
  )
}
