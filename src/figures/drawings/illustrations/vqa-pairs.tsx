import { Child, Refrigerator } from './child-on-refrigerator.tsx'
import { Head, type Tone } from './person.tsx'

/** Pairs of similar pictures to which one question has two answers. Portraits of 126×210, ground included. */
export const VQA_PAIR = { viewWidth: 126, viewHeight: 210 }

/** Which of the two pictures of a pair. */
export type Side = 'first' | 'second'

/** A man and a woman, one of them with glasses. */
export function Glasses({ side }: { side: Side }) {
  return (
    <g>
      <Ground tone="leaf" />
      <path d="M-0 210v-46q0-36 34-36q38 0 38 40v42z" className="fig-tone-blue" />
      <Head x={37} y={86} scale={1.3} hair="dark" glasses={side === 'first'} />
      <path d="M54 210v-34q2-32 36-32q36 0 36 32v34z" className="fig-tone-plum" />
      <Head x={89} y={112} scale={1.25} hair="chestnut" hairStyle="long" glasses={side === 'second'} />
    </g>
  )
}

/** An umbrella on the lawn: standing on its tip like a bowl, or as it should be. */
export function Umbrella({ side }: { side: Side }) {
  return (
    <g>
      <Ground tone="sky" />
      <path d="M0 150h126v60H0z" className="fig-tone-leaf" />
      <g transform={side === 'first' ? 'rotate(180 63 110)' : undefined}>
        <path d="M63 50v-8" className="fig-tone-dark fig-stroked" strokeWidth={6} />
        <path d="M63 104v58a10 10 0 0 1-20 0" className="fig-tone-dark fig-stroked" strokeWidth={6} />
        <path
          d="M8 104a55 55 0 0 1 110 0q-9-10-18 0q-9-10-18 0q-9-10-19 0q-9-10-18 0q-9-10-18 0q-9-10-19 0z"
          className="fig-tone-warm"
        />
        <path d="M45 104q0-36 18-55q18 19 18 55q-9-10-18 0q-9-10-18 0z" className="fig-tone-sun" />
      </g>
    </g>
  )
}

/** The child on the refrigerator, with less of the kitchen. */
export function ChildOnFridge() {
  return (
    <g>
      <Ground tone="sky" />
      <path d="M0 172h126v38H0z" className="fig-tone-ground" />
      <g transform="translate(-42 0) scale(0.875)">
        <Refrigerator />
        <Child />
      </g>
    </g>
  )
}

/** The child of the refrigerator, this time in someone's arms. */
export function ChildInArms() {
  return (
    <g>
      <Ground tone="sky" />
      <path d="M0 186h126v24H0z" className="fig-tone-ground" />
      <path d="M8 210v-72q0-38 36-38t36 38v72z" className="fig-tone-chestnut" />
      <Head x={42} y={60} scale={1.25} look={0.6} hair="hair" hairStyle="bun" />
      <path d="M76 160v24M97 160l2 22" className="fig-tone-blue fig-stroked" strokeWidth={16} />
      <path d="M76 194h4M99 192h4" className="fig-tone-white fig-stroked" strokeWidth={11} />
      <path d="M66 168v-36a20 20 0 0 1 40 0v36z" className="fig-tone-sun" />
      <Head x={87} y={96} scale={0.95} look={-0.3} />
      <path d="M24 128l10 40l52-4" className="fig-tone-warm fig-stroked" strokeWidth={21} />
      <circle cx={98} cy={163} r={10} className="fig-tone-skin" />
    </g>
  )
}

/** A bed with two children in it, or with one. */
export function Bed({ side }: { side: Side }) {
  return (
    <g>
      <Ground tone="sky" />
      <path d="M0 160h126v50H0z" className="fig-tone-ground" />
      <path d="M8 36h110q6 0 6 6v150H2V42q0-6 6-6z" className="fig-tone-chestnut" />
      <path d="M10 70h106v120H10z" className="fig-tone-white" />
      <path
        d="M16 66h42q6 0 6 6v26q0 6-6 6H16q-6 0-6-6V72q0-6 6-6zM72 66h40q6 0 6 6v26q0 6-6 6H72q-6 0-6-6V72q0-6 6-6z"
        className="fig-tone-steel"
      />
      <Sleeper x={36} hair="hair" />
      {side === 'first' && <Sleeper x={91} hair="sun" />}
      <path d="M4 122q59-16 118 0v72q0 8-8 8H12q-8 0-8-8z" className="fig-tone-blue" />
      <path d="M4 122q59-16 118 0v14q-59-16-118 0z" className="fig-tone-sky" />
    </g>
  )
}

function Sleeper({ x, hair }: { x: number; hair: Tone }) {
  return (
    <g transform={`translate(${x} 94)`}>
      <circle r={22} className="fig-tone-skin" />
      <path d="M-23 0a23 23 0 0 1 46 0c-8 0-14-4-18-11-4 7-15 11-28 11z" className={`fig-tone-${hair}`} />
      <path d="M-13 6q4 4 8 0M5 6q4 4 8 0" className="fig-tone-dark fig-stroked" strokeWidth={2.6} />
    </g>
  )
}

function Ground({ tone }: { tone: Tone }) {
  return <path d="M0 0h126v210H0z" className={`fig-tone-${tone}`} />
}
