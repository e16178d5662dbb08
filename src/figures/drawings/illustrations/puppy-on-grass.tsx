/** CLIP's example of an image: a puppy sits on the grass. Ground included, 240×240. */
export const PUPPY_ON_GRASS = { viewWidth: 240, viewHeight: 240 }

interface Placed {
  /** SVG transform of the puppy within the picture. */
  place?: string | undefined
}

export function PuppyOnGrass({ place }: Placed) {
  return (
    <g>
      <rect width={240} height={240} className="fig-tone-sky" />
      <rect y={148} width={240} height={92} className="fig-tone-leaf" />
      <g transform={place}>
        <Puppy />
      </g>
    </g>
  )
}

/** The same picture as its label: one flat tone for the puppy, one for the rest. */
export function PuppyLabel({ place }: Placed) {
  return (
    <g>
      <rect width={240} height={240} className="fig-tone-dark" />
      <g transform={place} className="fig-tone-white">
        <PuppySilhouette />
      </g>
    </g>
  )
}

interface Regions {
  /** Each region still in several segments. */
  fine?: boolean
}

/** The same picture in three regions: sky, grass, puppy. */
export function PuppyRegions({ fine = false }: Regions) {
  return (
    <g>
      <rect width={240} height={240} className="fig-data-5" />
      <rect y={148} width={240} height={92} className="fig-data-3" />
      <g className="fig-data-2">
        <PuppySilhouette />
      </g>
      {fine && (
        <path
          d="M0 70Q40 60 78 76M162 76Q200 60 240 74M120 0V46M0 148H76M164 148H240M52 148Q60 190 46 240M204 148Q196 200 206 240M0 196Q30 190 52 194M204 200Q220 196 240 198M76 140Q120 124 164 140M120 46V134M86 70Q80 90 84 116M154 70Q160 90 156 116M120 134Q118 180 120 220M72 186Q96 178 118 184"
          className="fig-patch-lines"
          strokeWidth={6}
        />
      )}
    </g>
  )
}

const BODY = 'M82 216Q66 216 70 188Q76 126 120 116Q164 126 170 188Q174 216 158 216z'
const LEFT_EAR = 'M84 58Q58 50 52 82Q50 108 66 116Q80 112 86 84z'
const RIGHT_EAR = 'M156 58Q182 50 188 82Q190 108 174 116Q160 112 154 84z'
const TAIL = 'M160 200q30 2 34 -26'

/** The outline alone: takes the fill of the group around it. */
export function PuppySilhouette() {
  return (
    <g>
      <path d={BODY} />
      <path d="M160 208q40 4 42 -34q-14 2 -16 12q-6 10 -26 8z" />
      <ellipse cx={120} cy={90} rx={46} ry={44} />
      <path d={LEFT_EAR} />
      <path d={RIGHT_EAR} />
      <path d="M88 206h30v14h-30zM122 206h30v14h-30z" />
    </g>
  )
}

function Puppy() {
  return (
    <g>
      <path d={TAIL} className="fig-tone-hair fig-stroked" strokeWidth={14} />
      <path d={BODY} className="fig-tone-hair" />
      <path d="M96 138Q120 116 144 138L136 204H104z" className="fig-tone-white" />
      <path d="M104 164V210M136 164V210" className="fig-tone-white fig-stroked" strokeWidth={20} />
      <path d="M120 172V214" className="fig-tone-steel fig-stroked" strokeWidth={2.5} />
      <ellipse cx={120} cy={90} rx={46} ry={44} className="fig-tone-hair" />
      <path
        d="M112 48Q120 44 128 48L132 84Q150 92 146 112Q136 132 120 132Q104 132 94 112Q90 92 108 84z"
        className="fig-tone-white"
      />
      <path d={LEFT_EAR} className="fig-tone-chestnut" />
      <path d={RIGHT_EAR} className="fig-tone-chestnut" />
      <circle cx={98} cy={86} r={6} className="fig-tone-dark" />
      <circle cx={142} cy={86} r={6} className="fig-tone-dark" />
      <circle cx={100} cy={84} r={2.2} className="fig-tone-white" />
      <circle cx={144} cy={84} r={2.2} className="fig-tone-white" />
      <circle cx={97} cy={70} r={5} className="fig-tone-chestnut" />
      <circle cx={143} cy={70} r={5} className="fig-tone-chestnut" />
      <ellipse cx={120} cy={102} rx={10} ry={7.5} className="fig-tone-dark" />
      <path
        d="M120 108v6q-8 8 -15 1M120 114q8 8 15 1"
        className="fig-tone-dark fig-stroked"
        strokeWidth={3}
      />
    </g>
  )
}
