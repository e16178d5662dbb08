import type { Drawing } from '../drawing.ts'
import { PuppyOnGrass, PUPPY_ON_GRASS } from './illustrations/puppy-on-grass.tsx'
import { Arrow } from '../vocabulary/arrow.tsx'
import { Brace, braceTip } from '../vocabulary/brace.tsx'
import { Dots } from '../vocabulary/dots.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import {
  around,
  bottom,
  box,
  center,
  left,
  moved,
  right,
  top,
  type Box,
  type Point,
} from '../vocabulary/geometry.ts'
import { ImageSlot } from '../vocabulary/image-slot.tsx'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { MathText } from '../vocabulary/math-text.tsx'
import { cellBox, Matrix } from '../vocabulary/matrix.tsx'
import { measureText } from '../vocabulary/measure-text.ts'
import { Transformer } from '../vocabulary/transformer.tsx'

interface Data {
  /** Subscripts of the pairs that are drawn; an empty one stands for those left out. */
  pairs: string[]
}

type Key = 'caption' | 'textEncoder' | 'imageEncoder' | 'image' | 'text' | 'vectors' | 'objective'

const IMAGE = box(22, 374, 106, 106)
const CAPTION = box(0, 13, 136, 64)
const IMAGE_ENCODER = box(0, 238, 150, 84)
const TEXT_ENCODER = box(178, 12, 150, 66)
const CELL = 60
const GRID = { x: 263, y: 134, size: CELL, gap: 2 }

/** CLIP: the inner products of all images' and all captions' vectors, the correct pairs on the diagonal. */
export const drawing: Drawing<Data, Key> = ({ data, labels }) => {
  const count = data.pairs.length
  const matrix = { ...GRID, rows: count, columns: count }
  const texts = data.pairs.map((_, index) => headBox(cellBox(matrix, 0, index), 0, -41, 38))
  const images = data.pairs.map((_, index) => headBox(cellBox(matrix, index, 0), -CELL - GRID.gap, 0, CELL))
  const columns = around(texts)
  const rows = around(images)
  const aboveColumns = {
    ...top(columns),
    y: columns.y - 4,
    length: columns.width,
    points: 'up',
    depth: 14,
  } as const
  const besideRows = { ...left(rows), x: rows.x - 4, length: rows.height, points: 'left', depth: 14 } as const
  const rowsTip = braceTip(besideRows)
  return (
    <FigureSvg width={573} height={507}>
      <Pile of={CAPTION} />
      <rect {...CAPTION} rx={8} className="fig-part fig-part-paper" />
      <Label {...center(CAPTION)} text={labels.caption} />
      <Pile of={IMAGE} />
      <ImageSlot box={IMAGE} {...PUPPY_ON_GRASS}>
        <PuppyOnGrass />
      </ImageSlot>
      <Arrow from={moved(right(CAPTION), 12, 0)} to={left(TEXT_ENCODER)} />
      <Transformer box={TEXT_ENCODER} label={labels.textEncoder} size={TEXT.label} />
      <Arrow from={right(TEXT_ENCODER)} to={braceTip(aboveColumns)} course="horizontal" />
      <Brace {...aboveColumns} />
      <Arrow from={moved(top(IMAGE), 0, -13)} to={bottom(IMAGE_ENCODER)} />
      <Transformer box={IMAGE_ENCODER} label={labels.imageEncoder} size={TEXT.label} />
      <Arrow from={{ x: right(IMAGE_ENCODER).x, y: rowsTip.y }} to={rowsTip} />
      <Brace {...besideRows} />
      <Label x={GRID.x - 10} y={GRID.y - 23} text={labels.vectors} anchor="end" />
      {data.pairs.map((pair, index) => (
        <g key={index}>
          <VectorCell cell={texts[index]} name={labels.text} pair={pair} direction="row" />
          <VectorCell cell={images[index]} name={labels.image} pair={pair} direction="column" />
        </g>
      ))}
      <Matrix {...matrix} tone="paper" diagonal="mark" />
      <Products matrix={matrix} pairs={data.pairs} labels={labels} />
      <Objective matrix={matrix} text={labels.objective} />
    </FigureSvg>
  )
}

type Grid = typeof GRID & { rows: number; columns: number }

interface ProductsProps {
  matrix: Grid
  pairs: readonly string[]
  labels: Record<Key, string>
}

/** An inner product in each cell. */
function Products({ matrix, pairs, labels }: ProductsProps) {
  return pairs.flatMap((row, r) =>
    pairs.map((column, c) => (
      <Product
        key={`${String(r)}-${String(c)}`}
        at={center(cellBox(matrix, r, c))}
        row={row}
        column={column}
        labels={labels}
      />
    )),
  )
}

/** What the diagonal's mark means, flush with the matrix. */
function Objective({ matrix, text }: { matrix: Grid; text: string }) {
  const last = cellBox(matrix, matrix.rows - 1, matrix.columns - 1)
  const x = right(last).x - measureText(text, TEXT.small, 700) - 22
  return (
    <>
      <rect
        x={x}
        y={last.y + last.height + 16}
        width={14}
        height={14}
        rx={4}
        className="fig-part fig-part-mark"
      />
      <Label
        x={x + 22}
        y={last.y + last.height + 11}
        text={text}
        size={TEXT.small}
        weight={700}
        anchor="start"
        align="top"
      />
    </>
  )
}

/** The cell of a vector at the head of a row or column. */
function headBox(cell: Box, dx: number, dy: number, height: number): Box {
  return { ...cell, x: cell.x + dx, y: cell.y + dy, height }
}

/** The edges of more of the same behind a card. */
function Pile({ of }: { of: Box }) {
  return (
    <g>
      {[12, 6].map((offset) => (
        <rect
          key={offset}
          x={of.x + offset}
          y={of.y - offset}
          width={of.width}
          height={of.height}
          rx={8}
          className="fig-part fig-part-paper"
        />
      ))}
    </g>
  )
}

interface VectorCellProps {
  cell: Box | undefined
  name: string
  pair: string
  direction: 'row' | 'column'
}

function VectorCell({ cell, name, pair, direction }: VectorCellProps) {
  if (!cell) return null
  if (!pair) return <Dots at={center(cell)} direction={direction} />
  return (
    <g>
      <rect {...cell} rx={6} className="fig-part fig-part-accent" />
      <MathText
        x={center(cell).x}
        y={center(cell).y + 6}
        text={`${name}_${pair}`}
        size={TEXT.label}
        weight={700}
      />
    </g>
  )
}

interface ProductProps {
  at: Point
  row: string
  column: string
  labels: Readonly<Record<'image' | 'text', string>>
}

function Product({ at, row, column, labels }: ProductProps) {
  if (!row && !column) return <Dots at={at} direction="diagonal" />
  if (!row) return <Dots at={at} direction="column" />
  if (!column) return <Dots at={at} direction="row" />
  return (
    <MathText
      x={at.x}
      y={at.y + 6}
      text={`${labels.image}_${row}⋅${labels.text}_${column}`}
      size={TEXT.small}
    />
  )
}
