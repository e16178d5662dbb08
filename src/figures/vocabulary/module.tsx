import { center, type Box } from './geometry.ts'
import { Label, TEXT } from './label.tsx'
import { measureHeight, measureText } from './measure-text.ts'
import { Snowflake } from './snowflake.tsx'
import { inkOn, type PartTone } from './tones.ts'

interface ModuleProps {
  box: Box
  label: string
  /** A quieter line under the label: a model's name, a size. */
  sublabel?: string | undefined
  tone?: PartTone
  size?: number
  sublabelSize?: number
  weight?: 400 | 700
}

/** How far the words of a frozen part lie under its middle, where they would reach up to the snowflake, px. */
const CLEAR_OF_MARK = 7
/** The same for a line of its own right under the snowflake. */
const UNDER_MARK = 11
/** What the snowflake takes of a box's width, px. */
const MARK_ROOM = 28

/** A part of a model: a rounded box with its name; frozen parts carry a snowflake. */
export function Module(props: ModuleProps) {
  const { box, label, sublabel, tone = 'trained', size = TEXT.module, sublabelSize = TEXT.small } = props
  const labelHeight = measureHeight(label, size)
  const height = labelHeight + (sublabel ? measureHeight(sublabel, sublabelSize) : 0)
  const middle = center(box)
  const isTall = sublabel !== undefined || label.includes('\n')
  const isNarrow = (box.width + measureText(label, size, props.weight ?? 700)) / 2 > box.width - MARK_ROOM
  const start =
    middle.y - height / 2 + (tone !== 'frozen' ? 0 : isTall ? CLEAR_OF_MARK : isNarrow ? UNDER_MARK : 0)
  return (
    <g>
      <rect {...box} rx={10} className={`fig-part fig-part-${tone}`} />
      <Label
        x={middle.x}
        y={start}
        text={label}
        size={size}
        weight={props.weight ?? 700}
        ink={inkOn(tone)}
        align="top"
      />
      {sublabel && (
        <Label
          x={middle.x}
          y={start + labelHeight}
          text={sublabel}
          size={sublabelSize}
          ink={inkOn(tone)}
          align="top"
        />
      )}
      {tone === 'frozen' && <Snowflake x={box.x + box.width - 17} y={box.y + 17} />}
    </g>
  )
}
