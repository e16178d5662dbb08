import { useMemo } from 'react'
import { encode } from 'uqr'

/** Light modules around the code, without which readers don't find it (ISO 18004). */
const QUIET_MODULES = 4

interface QrCodeProps {
  text: string
  label: string
}

/** A QR code drawn here as SVG, dark on light in every theme: some readers don't take it the other way round. */
export function QrCode({ text, label }: QrCodeProps) {
  const { path, size } = useMemo(() => drawCode(text), [text])
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** Each run of dark modules in a row is one rectangle of the path. */
function drawCode(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', boostEcc: true, border: QUIET_MODULES })
  const runs = data.flatMap((row, y) => {
    const line = row.map((dark) => (dark ? '1' : '0')).join('')
    return [...line.matchAll(/1+/g)].map(
      ({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`,
    )
  })
  return { path: runs.join(''), size }
}
