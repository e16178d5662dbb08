import type { Drawing } from '../drawing.ts'
import type { QuotationData, VerseLine } from '../forms/quotation-data.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { round, type Box } from '../vocabulary/geometry.ts'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { measureText } from '../vocabulary/measure-text.ts'
import { tokenBoxes, TokenRow, type Token } from '../vocabulary/token-row.tsx'

const WIDTH = 540
const FIRST_Y = 40
const LAST_Y = 290
const CELL = { size: 46, gap: 4, textSize: 22 }

/** First and last line of the poem, each word joined to itself: the last line is the first in reverse. */
export const drawing: Drawing<QuotationData> = ({ data, state }) => {
  const [verse] = data.parts
  if (verse?.type !== 'verse') throw new Error('a poem is a verse')
  const said = verse.lines.filter((line): line is Said => 'text' in line)
  const [first, last] = [said[0], said.at(-1)]
  if (!first || !last) throw new Error('a poem has a first and a last line')
  const isMarked = state !== undefined && first.markedIn === state
  const [above, below] = [rowOf(first, FIRST_Y, isMarked), rowOf(last, LAST_Y, isMarked)]
  return (
    <FigureSvg width={WIDTH} height={LAST_Y + 178}>
      {verse.speaker && (
        <Label x={0} y={14} text={verse.speaker} size={TEXT.label} weight={700} ink="accent" anchor="start" />
      )}
      <Crossings above={above} below={below} />
      <TokenRow {...above} />
      <TokenRow {...below} />
      {typeof last.note === 'string' && (
        <Label
          x={0}
          y={LAST_Y + CELL.size + 18}
          text={wrapped(last.note)}
          size={TEXT.strong}
          anchor="start"
          align="top"
        />
      )}
      {typeof data.source === 'string' && (
        <Label x={WIDTH} y={LAST_Y + 160} text={`— ${data.source}`} ink="quiet" anchor="end" />
      )}
    </FigureSvg>
  )
}

type Said = Extract<VerseLine, { text: string }>
type Row = ReturnType<typeof rowOf>

function rowOf({ text }: Said, y: number, isMarked: boolean) {
  const tokens = text.split(' ').map((word): Token => ({ text: word, tone: isMarked ? 'mark' : 'paper' }))
  return { tokens, x: 0, y, ...CELL }
}

/** From each word to where it stands in the other line, each at a height of its own: they do not all meet in one point. */
function Crossings({ above, below }: { above: Row; below: Row }) {
  const [from, to] = [tokenBoxes(above), tokenBoxes(below)]
  return (
    <g>
      {from.map((box, index) => {
        const partner = to[to.length - 1 - index]
        const turn = 0.15 + (0.7 * index) / (from.length - 1)
        return (
          partner && <path key={index} d={curve(box, partner, turn)} className="fig-line fig-line-accent" />
        )
      })}
    </g>
  )
}

/** An S that crosses over at `turn`, from 0 at the upper line to 1 at the lower. */
function curve(above: Box, below: Box, turn: number): string {
  const [x, y] = [above.x + above.width / 2, above.y + above.height]
  const toX = below.x + below.width / 2
  const middle = round(y + (below.y - y) * turn)
  return `M${x} ${y + 4}C${x} ${middle} ${toX} ${middle} ${toX} ${below.y - 4}`
}

/** A note of one sentence or two, a line each where one is too long. */
function wrapped(note: string): string {
  return measureText(note, TEXT.strong) > WIDTH ? note.replace(/([．:])\s*(?=\S)/, '$1\n') : note
}
