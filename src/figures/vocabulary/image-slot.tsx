import type { ReactNode } from 'react'
import type { Box } from './geometry.ts'
import { countOf } from './count-of.ts'

interface ImageSlotProps {
  box: Box
  /** Size of the illustration's own coordinates; it is scaled to cover the box. */
  viewWidth: number
  viewHeight: number
  /** Patches per side that the picture is cut into, as ViT does: [columns, rows]. */
  patches?: readonly [number, number]
  /** An illustration, its ground covering the whole view. */
  children: ReactNode
}

/** A framed illustration with rounded corners, whole or cut into patches. */
export function ImageSlot({ box, viewWidth, viewHeight, patches, children }: ImageSlotProps) {
  return (
    // Two viewports: the outer one keeps the corners' radius in px of the stage, whatever the picture's scale.
    <svg {...box}>
      <g className="fig-slot">
        <svg
          width={box.width}
          height={box.height}
          viewBox={`0 0 ${viewWidth} ${viewHeight}`}
          preserveAspectRatio="xMidYMid slice"
        >
          {children}
          {patches && (
            <PatchGrid columns={patches[0]} rows={patches[1]} width={viewWidth} height={viewHeight} />
          )}
        </svg>
      </g>
    </svg>
  )
}

interface PatchGridProps {
  columns: number
  rows: number
  width: number
  height: number
}

function PatchGrid({ columns, rows, width, height }: PatchGridProps) {
  const upright = Array.from(
    { length: countOf(columns - 1) },
    (_, i) => `M${((i + 1) * width) / columns} 0v${height}`,
  )
  const level = Array.from(
    { length: countOf(rows - 1) },
    (_, i) => `M0 ${((i + 1) * height) / rows}h${width}`,
  )
  return <path d={[...upright, ...level].join('')} className="fig-patch-lines" strokeWidth={width / 56} />
}
