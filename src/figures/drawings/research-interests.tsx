import type { Drawing } from '../drawing.ts'
import { CAT_ON_SKATEBOARD, CatOnSkateboard } from './illustrations/cat-on-skateboard.tsx'
import { LANDSCAPE, Landscape } from './illustrations/landscape.tsx'
import { Arrow } from '../vocabulary/arrow.tsx'
import { bottom, box, boxAround, center, left, point, right, type Box } from '../vocabulary/geometry.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { ImageSlot } from '../vocabulary/image-slot.tsx'
import { Label, TEXT } from '../vocabulary/label.tsx'

type Keys =
  'classification' | 'restoration' | 'language' | 'input' | 'convolution' | 'pooling' | 'sum' | 'output'

interface Data {
  /** Captions of the cat: who wrote it, and what. */
  captions: { by: string; text: string }[]
}

/** Three of the speaker's fields: a network found by evolution, images restored by one, and captions. */
export const drawing: Drawing<Data, Keys> = ({ data, labels }) => (
  <FigureSvg width={1152} height={212}>
    <Label x={180} y={12} text={labels.classification} size={TEXT.label} weight={700} />
    <EvolvedNetwork labels={labels} />
    <Label x={550} y={12} text={labels.restoration} size={TEXT.label} weight={700} />
    <Restoration />
    <Label x={938} y={12} text={labels.language} size={TEXT.label} weight={700} />
    <ImageSlot box={box(732, 44, 150, 150)} {...CAT_ON_SKATEBOARD}>
      <CatOnSkateboard />
    </ImageSlot>
    {data.captions.map(({ by, text }, row) => (
      <g key={by}>
        <Label
          x={900}
          y={CAPTION_ROWS[row] ?? 0}
          text={by}
          size={TEXT.small}
          weight={700}
          ink="accent"
          anchor="start"
          align="top"
        />
        <Label x={956} y={CAPTION_ROWS[row] ?? 0} text={text} size={TEXT.small} anchor="start" align="top" />
      </g>
    ))}
  </FigureSvg>
)

const CAPTION_ROWS = [48, 98, 148]

/** Nodes that evolution could choose from, on a grid; only those that the output reaches are used. */
function EvolvedNetwork({ labels }: { labels: Readonly<Record<Keys, string>> }) {
  const node = (column: number, row: number) => boxAround(point(100 + column * 84, 62 + row * 58), 62, 36)
  const input = boxAround(point(25, 120), 50, 72)
  const output = boxAround(point(346, 120), 30, 72)
  const [a, b, c, d, e, f] = [node(0, 0), node(0, 2), node(1, 1), node(1, 2), node(2, 0), node(2, 2)]
  return (
    <g>
      <Node box={node(0, 1)} text={labels.pooling} unused />
      <Node box={node(1, 0)} text={labels.convolution} unused />
      <Node box={node(2, 1)} text={labels.pooling} unused />
      <Arrow from={right(input, 0.2)} to={left(a)} />
      <Arrow from={right(input, 0.8)} to={left(b)} />
      <Arrow from={right(a)} to={left(c)} />
      <Arrow from={right(b)} to={left(c)} />
      <Arrow from={right(b)} to={left(d)} />
      <Arrow from={right(c)} to={left(e)} />
      <Arrow from={right(d)} to={left(f)} />
      <Arrow from={right(e)} to={left(output, 0.25)} />
      <Arrow from={right(f)} to={left(output, 0.75)} />
      <Node box={a} text={labels.convolution} />
      <Node box={b} text={labels.convolution} />
      <Node box={c} text={labels.sum} />
      <Node box={d} text={labels.pooling} />
      <Node box={e} text={labels.convolution} />
      <Node box={f} text={labels.convolution} />
      <ImageSlot box={input} {...LANDSCAPE}>
        <Landscape />
      </ImageSlot>
      <Label x={25} y={170} text={labels.input} size={TEXT.small} ink="quiet" />
      <Terminal box={output} text={labels.output} />
    </g>
  )
}

function Node({
  box: { x, y, width, height },
  text,
  unused = false,
}: {
  box: Box
  text: string
  unused?: boolean
}) {
  return (
    <g>
      <rect
        {...{ x, y, width, height }}
        rx={8}
        className={`fig-part fig-part-${unused ? 'dimmed' : 'trained'}`}
      />
      <Label
        {...center({ x, y, width, height })}
        text={text}
        size={TEXT.small}
        ink={unused ? 'quiet' : 'ink'}
      />
    </g>
  )
}

function Terminal({ box: { x, y, width, height }, text }: { box: Box; text: string }) {
  return (
    <g>
      <rect {...{ x, y, width, height }} rx={8} className="fig-part fig-part-neutral" />
      <Label
        {...bottom({ x, y, width, height })}
        y={y + height + 14}
        text={text}
        size={TEXT.small}
        ink="quiet"
      />
    </g>
  )
}

/** Heights of the layers between them: the network narrows and widens. */
const LAYERS = [96, 68, 44, 68, 96]

/** A spoilt picture, a network, the mended picture. */
function Restoration() {
  const before = box(396, 44, 104, 150)
  const after = box(600, 44, 104, 150)
  return (
    <g>
      <ImageSlot box={before} {...LANDSCAPE}>
        <Landscape spoilt />
      </ImageSlot>
      <Arrow from={right(before)} to={point(520, 119)} gap={3} />
      {LAYERS.map((height, index) => (
        <rect
          key={index}
          x={520 + index * 12}
          y={119 - height / 2}
          width={9}
          height={height}
          rx={3}
          className="fig-part fig-part-trained"
        />
      ))}
      <Arrow from={point(577, 119)} to={left(after)} gap={3} />
      <ImageSlot box={after} {...LANDSCAPE}>
        <Landscape />
      </ImageSlot>
    </g>
  )
}
