/** The sun sets over the sea. Ground included, 240×240. */
export const SUNSET_OVER_SEA = { viewWidth: 240, viewHeight: 240 }

export function SunsetOverSea() {
  return (
    <g>
      <rect width={240} height={240} className="fig-tone-plum" />
      <path d="M0 44h240v196H0z" className="fig-tone-chestnut" />
      <path d="M0 88h240v152H0z" className="fig-tone-fox" />
      <circle cx={120} cy={138} r={52} className="fig-tone-sun" />
      <rect y={142} width={240} height={98} className="fig-tone-night" />
      <path
        d="M78 154h84M92 170h56M70 188h100M98 206h44M84 224h72"
        className="fig-tone-sun fig-stroked"
        strokeWidth={6}
      />
      <path
        d="M20 158h26M190 164h34M12 196h30M186 212h30"
        className="fig-tone-blue fig-stroked"
        strokeWidth={4}
      />
      <path
        d="M40 62q9 -9 18 0q9 -9 18 0M176 36q7 -7 14 0q7 -7 14 0"
        className="fig-tone-dark fig-stroked"
        strokeWidth={4}
      />
    </g>
  )
}
