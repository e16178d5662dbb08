import type { ReactNode } from 'react'

interface FigureSvgProps {
  /** Size in px of the 1280×720 stage. */
  width: number
  height: number
  /** Beside a text, three fifths of the slide instead of half. */
  broad?: boolean
  children: ReactNode
}

/** The root of a drawn figure. The compiler adds `role="img"` and the description. */
export function FigureSvg({ width, height, broad = false, children }: FigureSvgProps) {
  return (
    <svg
      className={broad ? 'figure-svg figure-broad' : 'figure-svg'}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      preserveAspectRatio="xMinYMin"
    >
      {children}
    </svg>
  )
}
