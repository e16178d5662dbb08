/** The picture of VQA v2 that the talk returns to: a small child sits on a refrigerator. Ground included, 240×240. */
export const CHILD_ON_REFRIGERATOR = { viewWidth: 240, viewHeight: 240 }

/** Where things lie, in the picture's own px: for boxes drawn around them. */
export const CHILD_BOX = { x: 82, y: 12, width: 76, height: 124 }
export const REFRIGERATOR_BOX = { x: 64, y: 90, width: 112, height: 134 }

export function ChildOnRefrigerator() {
  return (
    <g>
      <Kitchen />
      <Refrigerator />
      <Child />
    </g>
  )
}

function Kitchen() {
  return (
    <g>
      <rect width={240} height={240} className="fig-tone-sky" />
      <rect y={196} width={240} height={44} className="fig-tone-ground" />
    </g>
  )
}

/** The refrigerator alone, at its place in the picture. */
export function Refrigerator() {
  return (
    <g>
      <path d="M78 214h14v8h-14zM148 214h14v8h-14z" className="fig-tone-dark" />
      <rect x={68} y={94} width={104} height={122} rx={9} className="fig-tone-white" />
      <path d="M154 94h9a9 9 0 0 1 9 9v104a9 9 0 0 1-9 9h-9z" className="fig-tone-steel" />
      <path d="M68 140h104v5H68z" className="fig-tone-steel" />
      <path d="M80 118v12M80 154v26" className="fig-tone-dark fig-stroked" strokeWidth={5} />
    </g>
  )
}

/** The child alone, at its place in the picture. */
export function Child() {
  return (
    <g>
      {/* Legs over the edge of the refrigerator, with shoes. */}
      <path d="M108 90v22M132 90v22" className="fig-tone-blue fig-stroked" strokeWidth={17} />
      <path d="M108 118v6M132 118v6" className="fig-tone-skin fig-stroked" strokeWidth={11} />
      <path d="M108 128h-6M132 128h6" className="fig-tone-warm fig-stroked" strokeWidth={11} />
      {/* Body, arms resting on the edge. */}
      <path d="M101 94V74a19 19 0 0 1 38 0v20z" className="fig-tone-sun" />
      <path d="M106 68L92 86M134 68l14 18" className="fig-tone-sun fig-stroked" strokeWidth={12} />
      <circle cx={91} cy={89} r={6.5} className="fig-tone-skin" />
      <circle cx={149} cy={89} r={6.5} className="fig-tone-skin" />
      {/* Head. */}
      <circle cx={97} cy={42} r={5} className="fig-tone-skin" />
      <circle cx={143} cy={42} r={5} className="fig-tone-skin" />
      <circle cx={120} cy={39} r={23} className="fig-tone-skin" />
      <path d="M97 37a23 23 0 0 1 46 0c-8 0-13-3-17-9-4 6-16 9-29 9z" className="fig-tone-hair" />
      <circle cx={112} cy={43} r={2.6} className="fig-tone-hair" />
      <circle cx={128} cy={43} r={2.6} className="fig-tone-hair" />
      <path d="M113 51q7 6 14 0" className="fig-tone-hair fig-stroked" strokeWidth={2.6} />
    </g>
  )
}
