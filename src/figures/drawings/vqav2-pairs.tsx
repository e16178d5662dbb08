import type { ReactNode } from 'react'
import type { Drawing } from '../drawing.ts'
import { Bed, ChildInArms, ChildOnFridge, Glasses, Umbrella, VQA_PAIR } from './illustrations/vqa-pairs.tsx'
import { box } from '../vocabulary/geometry.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { ImageSlot } from '../vocabulary/image-slot.tsx'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { TokenRow } from '../vocabulary/token-row.tsx'

interface Data {
  /** One question for each pair of pictures, in the order in which they are drawn, with an answer for each picture. */
  pairs: { question: string; answers: [string, string] }[]
}

/** The two pictures of each pair. */
const PICTURES: readonly (readonly [ReactNode, ReactNode])[] = [
  [<Glasses key="first" side="first" />, <Glasses key="second" side="second" />],
  [<Umbrella key="first" side="first" />, <Umbrella key="second" side="second" />],
  [<ChildOnFridge key="first" />, <ChildInArms key="second" />],
  [<Bed key="first" side="first" />, <Bed key="second" side="second" />],
]

/** Four questions of VQA v2, each with two similar pictures to which it has different answers. */
export const drawing: Drawing<Data> = ({ data }) => (
  <FigureSvg width={1152} height={340}>
    {data.pairs.map(({ question, answers }, column) => (
      <g key={question} transform={`translate(${column * 296} 0)`}>
        <Label x={132} y={30} text={question} size={TEXT.module} weight={700} />
        {answers.map((answer, side) => (
          <g key={answer}>
            <ImageSlot box={box(side * 138, 70, 126, 210)} {...VQA_PAIR}>
              {PICTURES[column]?.[side]}
            </ImageSlot>
            <TokenRow
              tokens={[{ text: answer, tone: 'accent', bold: true }]}
              x={side * 138 + 63}
              y={294}
              anchor="middle"
              minWidth={84}
              size={44}
              textSize={TEXT.module}
            />
          </g>
        ))}
      </g>
    ))}
  </FigureSvg>
)
