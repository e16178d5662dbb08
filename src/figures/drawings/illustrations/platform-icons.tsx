import type { ReactElement } from 'react'

/** Flat pictures of four kinds of work on a trained model, 72×72 each. */
const icons = { task: Task, use: Use, edit: Edit, light: Light } satisfies Record<string, () => ReactElement>

export type PlatformIconName = keyof typeof icons

export function PlatformIcon({ name }: { name: PlatformIconName }) {
  const Icon = icons[name]
  return (
    <g>
      <circle cx={36} cy={36} r={36} className="fig-tone-sky" />
      <Icon />
    </g>
  )
}

/** A light bulb: a new task. */
function Task() {
  return (
    <g>
      <path
        d="M36 14a16 16 0 0 0-9 29c2 2 3 4 3 6h12c0-2 1-4 3-6a16 16 0 0 0-9-29z"
        className="fig-tone-sun"
      />
      <path d="M30 51h12v4a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5z" className="fig-tone-plum" />
      <path d="M30 34l6 5 6-5M36 39v9" className="fig-tone-white fig-stroked" strokeWidth={3} />
    </g>
  )
}

/** A plug: a trained model put to use. */
function Use() {
  return (
    <g>
      <path d="M29 14v12M43 14v12" className="fig-tone-steel fig-stroked" strokeWidth={5} />
      <path d="M22 26h28v8a14 14 0 0 1-28 0z" className="fig-tone-blue" />
      <path d="M36 48v6q0 6 7 6h6" className="fig-tone-plum fig-stroked" strokeWidth={5} />
    </g>
  )
}

/** A pencil over a line of text: knowledge put in and taken out. */
function Edit() {
  return (
    <g>
      <path d="M20 57h18" className="fig-tone-plum fig-stroked" strokeWidth={5} />
      <g transform="rotate(45 36 34)">
        <path d="M30 14a6 6 0 0 1 12 0v4H30z" className="fig-tone-plum" />
        <path d="M30 20h12v24H30z" className="fig-tone-sun" />
        <path d="M30 44h12l-6 11z" className="fig-tone-skin" />
        <path d="M34 51h4l-2 4z" className="fig-tone-hair" />
      </g>
    </g>
  )
}

/** A feather: a lighter model. */
function Light() {
  return (
    <g>
      <path d="M54 16c-17 0-29 10-31 27l-1 9 9-1c17-2 25-16 23-35z" className="fig-tone-leaf" />
      <path d="M18 56l26-29" className="fig-tone-white fig-stroked" strokeWidth={3} />
      <path
        d="M30 43v-9M37 35v-8M31 43h10M38 35h9"
        className="fig-tone-white fig-stroked"
        strokeWidth={2.5}
      />
    </g>
  )
}
