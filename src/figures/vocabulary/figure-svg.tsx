import type { ReactNode } from 'react'

interface FigureSvgProps {
  /** Size in px of the 1280×720 stage. */
  width: number
  height: number
  children: ReactNode
}

/** The root of a drawn figure. The compiler adds `role="img"` and the description. */
export function FigureSvg({ width, height, children }: FigureSvgProps) {
  return (
    <svg
      className="figure-svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      preserveAspectRatio="xMinYMin"
    >
      {children}
    </svg>
  )
}
