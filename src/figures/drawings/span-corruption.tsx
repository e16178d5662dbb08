import type { Drawing } from '../drawing.ts'
import { Arrow } from '../vocabulary/arrow.tsx'
import { Brace, braceTip } from '../vocabulary/brace.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { around, bottom, box, boxAround, center, left, right, top, type Box } from '../vocabulary/geometry.ts'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { tokenBoxes, TokenRow, type Token } from '../vocabulary/token-row.tsx'
import { STACK_RISE, Transformer } from '../vocabulary/transformer.tsx'

interface Data {
  /** The original, in pieces: a piece with a sentinel is taken out and replaced by it. */
  original: { words: string[]; sentinel?: string }[]
  /** What the decoder is given and what it predicts, word by word. */
  decoderInput: string[]
  decoderOutput: string[]
  sentinels: string[]
}

type Key = 'original' | 'input' | 'prediction' | 'vit' | 'encoder' | 'decoder' | 'attention'

const ROWS_X = 112
const ORIGINAL_Y = 0
const INPUT_Y = 92
const vit = box(ROWS_X, 262, 120, 104)
const decoder = box(661, 262, 491, 104)
/** Columns of the words under and over the decoder. */
const COLUMN = { width: 95, gap: 4 }

/** T5's span corruption: words are replaced by sentinels; the decoder says what stood there. */
export const drawing: Drawing<Data, Key> = ({ data, labels }) => {
  const removed = data.original.flatMap(({ words, sentinel }) => (sentinel ? words : []))
  const toToken = (text: string): Token => token(text, data.sentinels, removed)
  const original = row(
    data.original.flatMap(({ words }) => words.map(toToken)),
    ORIGINAL_Y,
  )
  const spans = spansOf(data, tokenBoxes(original))
  const input = row(inputTokens(data, spans), INPUT_Y)
  const words = around(tokenBoxes(input))
  const encoder = boxAround({ x: 430, y: center(decoder).y }, 160, 104)
  const brace = {
    x: center(words).x,
    y: words.y + words.height + 10,
    length: words.width,
    points: 'down',
  } as const
  return (
    <FigureSvg width={1152} height={452}>
      <RowLabel y={ORIGINAL_Y} text={labels.original} />
      <TokenRow {...original} />
      {spans.map((span, index) => (
        <Arrow key={index} from={bottom(span)} to={{ x: center(span).x, y: INPUT_Y }} tone="accent" />
      ))}
      <RowLabel y={INPUT_Y} text={labels.input} />
      <TokenRow {...input} />
      <Brace {...brace} />
      <Arrow
        from={braceTip(brace)}
        to={{ x: center(encoder).x, y: encoder.y - STACK_RISE }}
        through={[center(words), center(encoder)].map(({ x }) => ({ x, y: braceTip(brace).y + 9 }))}
        gapStart={2}
      />
      <Transformer box={vit} label={labels.vit} tone="dimmed" />
      <Arrow from={right(vit)} to={left(encoder)} tone="faint" dashed />
      <Transformer box={encoder} label={labels.encoder} />
      <Arrow
        from={right(encoder)}
        to={left(decoder)}
        tone="accent"
        label={labels.attention}
        labelSize={TEXT.label}
      />
      <Transformer box={decoder} label={labels.decoder} />
      <Columns tokens={data.decoderOutput.map(toToken)} y={176} above />
      <Columns tokens={data.decoderInput.map(toToken)} y={410} />
      <Label
        x={decoder.x - 14}
        y={196}
        text={labels.prediction}
        size={TEXT.strong}
        weight={700}
        anchor="end"
      />
    </FigureSvg>
  )
}

function token(text: string, sentinels: readonly string[], removed: readonly string[]): Token {
  if (sentinels.includes(text)) return { text, tone: 'accent', bold: true }
  return removed.includes(text) ? { text, tone: 'mark' } : { text }
}

function row(tokens: Token[], y: number) {
  return { tokens, x: ROWS_X, y, gap: 10, size: 44, textSize: TEXT.module }
}

/** Boxes around the words that are taken out. */
function spansOf({ original }: Data, boxes: readonly Box[]): Box[] {
  let at = 0
  return original.flatMap(({ words, sentinel }) => {
    const own = boxes.slice(at, at + words.length)
    at += words.length
    return sentinel ? [around(own)] : []
  })
}

/** The corrupted text; a sentinel is as wide as what it stands for, so that the words stay under their own. */
function inputTokens({ original }: Data, spans: readonly Box[]): Token[] {
  let span = 0
  return original.flatMap(({ words, sentinel }): Token[] => {
    if (!sentinel) return words.map((text) => ({ text }))
    return [{ text: sentinel, tone: 'accent', bold: true, width: spans[span++]?.width ?? 0 }]
  })
}

function RowLabel({ y, text }: { y: number; text: string }) {
  return <Label x={0} y={y + 22} text={text} size={TEXT.strong} weight={700} anchor="start" />
}

/** Words in the decoder's columns, with arrows from it or to it. */
function Columns({ tokens, y, above = false }: { tokens: Token[]; y: number; above?: boolean }) {
  const cells = {
    tokens: tokens.map((each) => ({ ...each, width: COLUMN.width })),
    x: decoder.x,
    y,
    gap: COLUMN.gap,
    size: 40,
  }
  return (
    <g>
      {tokenBoxes(cells).map((cell, index) =>
        above ? (
          <Arrow key={index} from={{ x: center(cell).x, y: decoder.y - STACK_RISE }} to={bottom(cell)} />
        ) : (
          <Arrow key={index} from={top(cell)} to={{ x: center(cell).x, y: decoder.y + decoder.height }} />
        ),
      )}
      <TokenRow {...cells} />
    </g>
  )
}
