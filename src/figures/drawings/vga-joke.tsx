import type { ReactNode } from 'react'
import type { Drawing } from '../drawing.ts'
import {
  AdapterPackage,
  PhoneWithVgaPlug,
  VGA_PANEL,
  VgaPlugWithLightningTip,
} from './illustrations/vga-panels.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { Label } from '../vocabulary/label.tsx'

/** Wider than the illustrations: their ground goes on to both sides. */
const WIDTH = 530
const MARGIN = (WIDTH - VGA_PANEL.viewWidth) / 2
const HEIGHT = VGA_PANEL.viewHeight
const GAP = 16

/** The three panels under each other. `panel-1` to `panel-3` frames one and quiets the others; `all` frames each. */
export const drawing: Drawing<undefined, 'package' | 'first' | 'second' | 'third'> = ({ labels, state }) => {
  const panels = [
    { number: labels.first, ground: 'fig-panel-ground', picture: <PhoneWithVgaPlug end={WIDTH - MARGIN} /> },
    { number: labels.second, ground: 'fig-panel-leaf', picture: <AdapterPackage name={labels.package} /> },
    {
      number: labels.third,
      ground: 'fig-panel-plum',
      picture: <VgaPlugWithLightningTip end={WIDTH - MARGIN} />,
    },
  ]
  const one = state?.startsWith('panel-') === true
  return (
    <FigureSvg width={WIDTH} height={3 * HEIGHT + 2 * GAP}>
      {panels.map(({ number, ground, picture }, index) => {
        const marked = state === 'all' || state === `panel-${index + 1}`
        return (
          <Panel
            key={index}
            y={index * (HEIGHT + GAP)}
            ground={ground}
            number={number}
            marked={marked}
            quiet={one && !marked}
          >
            {picture}
          </Panel>
        )
      })}
    </FigureSvg>
  )
}

interface PanelProps {
  y: number
  ground: string
  number: string
  marked: boolean
  quiet: boolean
  children: ReactNode
}

function Panel({ y, ground, number, marked, quiet, children }: PanelProps) {
  return (
    <g>
      <svg y={y} width={WIDTH} height={HEIGHT} className="fig-clip">
        <rect width={WIDTH} height={HEIGHT} className={ground} />
        <g transform={`translate(${MARGIN} 0)`}>{children}</g>
        {quiet && <rect width={WIDTH} height={HEIGHT} className="fig-veil" />}
      </svg>
      <Label x={14} y={y + 20} text={number} weight={700} ink={marked ? 'accent' : 'ink'} />
      {marked && <rect x={2} y={y + 2} width={WIDTH - 4} height={HEIGHT - 4} rx={9} className="fig-marked" />}
    </g>
  )
}
