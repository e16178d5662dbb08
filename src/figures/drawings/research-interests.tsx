import type { Drawing } from '../drawing.ts'
import { CAT_ON_SKATEBOARD, CatOnSkateboard } from './illustrations/cat-on-skateboard.tsx'
import { LANDSCAPE, Landscape } from './illustrations/landscape.tsx'
import { Arrow } from '../vocabulary/arrow.tsx'
import { box, boxAround, center, left, point, right, type Box } from '../vocabulary/geometry.ts'
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
  <FigureSvg width={1152} height={264}>
    <Heading x={194} text={labels.classification} />
    <EvolvedNetwork labels={labels} />
    <Heading x={RESTORATION + 107} text={labels.restoration} />
    <Restoration />
    <Heading x={CAPTIONS + 72} text={labels.language} />
    <ImageSlot box={box(CAPTIONS, 44, 144, 204)} {...CAT_ON_SKATEBOARD}>
      <CatOnSkateboard />
    </ImageSlot>
    {data.captions.map(({ by, text }, row) => (
      <g key={by}>
        <Label
          x={852}
          y={CAPTION_ROWS[row] ?? 0}
          text={by}
          size={TEXT.label}
          weight={700}
          ink="accent"
          anchor="start"
          align="top"
        />
        <Label x={910} y={CAPTION_ROWS[row] ?? 0} text={text} size={TEXT.label} anchor="start" align="top" />
      </g>
    ))}
  </FigureSvg>
)

const CAPTION_ROWS = [44, 116, 188]

/** Left edges of the second and the third field, px: further from the one before than what is within them. */
const RESTORATION = 430
const CAPTIONS = 692

/** Over the middle of its pictures. */
function Heading({ x, text }: { x: number; text: string }) {
  return <Label x={x} y={14} text={text} size={TEXT.strong} weight={700} />
}

/** Nodes that evolution could choose from, on a grid; only those that the output reaches are used. */
function EvolvedNetwork({ labels }: { labels: Readonly<Record<Keys, string>> }) {
  const node = (column: number, row: number) => boxAround(point(110 + column * 94, 68 + row * 78), 72, 48)
  const input = boxAround(point(25, 146), 50, 96)
  const output = boxAround(point(375, 146), 26, 144)
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
      <Label x={25} y={212} text={labels.input} size={TEXT.label} ink="quiet" />
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
        size={TEXT.label}
        ink={unused ? 'quiet' : 'ink'}
      />
    </g>
  )
}

function Terminal({ box: { x, y, width, height }, text }: { box: Box; text: string }) {
  return (
    <g>
      <rect {...{ x, y, width, height }} rx={8} className="fig-part fig-part-neutral" />
      <Label x={x + width / 2} y={y + height + 18} text={text} size={TEXT.label} ink="quiet" />
    </g>
  )
}

/** Heights of the layers between them: the network narrows and widens. */
const LAYERS = [150, 104, 66, 104, 150]

/** A spoilt picture, a network, the mended picture. */
function Restoration() {
  const before = box(RESTORATION, 44, 66, 204)
  const after = box(RESTORATION + 148, 44, 66, 204)
  const network = RESTORATION + 86
  return (
    <g>
      <ImageSlot box={before} {...LANDSCAPE}>
        <Landscape spoilt />
      </ImageSlot>
      <Arrow from={right(before)} to={point(network, 146)} />
      {LAYERS.map((height, index) => (
        <rect
          key={index}
          x={network + index * 9}
          y={146 - height / 2}
          width={7}
          height={height}
          rx={3}
          className="fig-part fig-part-trained"
        />
      ))}
      <Arrow from={point(network + 43, 146)} to={left(after)} />
      <ImageSlot box={after} {...LANDSCAPE}>
        <Landscape />
      </ImageSlot>
    </g>
  )
}
