import type { ReactNode } from 'react'
import { Arm, Head, type Tone } from './person.tsx'
import { point, type Point } from '../../vocabulary/geometry.ts'

/** Size of a frame of the two scenes. Drawings may reach beyond it: a frame cuts them off. */
export const FILM_FRAME = { viewWidth: 278, viewHeight: 116 }

/** Someone in elf guise calms the kids: they rage, the elf comes, hands go down, quiet. */
export const ELF_FRAMES: readonly ReactNode[] = [
  <Room key="rage">
    <Kid x={52} top="blue" wild />
    <Kid x={139} top="plum" hair="sun" wild />
    <Kid x={226} top="white" hair="chestnut" wild />
  </Room>,
  <Room key="elf">
    <Kid x={48} top="blue" wild />
    <Kid x={122} top="plum" hair="sun" wild />
    <Elf x={214} y={120} raised />
  </Room>,
  <Room key="calm">
    <Kid x={40} top="blue" />
    <Elf x={139} y={120} />
    <Kid x={238} top="plum" hair="sun" />
  </Room>,
  <Room key="close">
    <Elf x={139} y={146} scale={1.25} />
    <Kid x={66} top="blue" />
    <Kid x={212} top="plum" hair="sun" />
  </Room>,
]

function Room({ children }: { children: ReactNode }) {
  return (
    <g>
      <path d="M0 0h278v116H0z" className="fig-tone-sky" />
      <path d="M0 98h278v18H0z" className="fig-tone-ground" />
      {children}
    </g>
  )
}

interface KidProps {
  x: number
  top: Tone
  hair?: Tone
  /** Arms up and shouting. */
  wild?: boolean
}

function Kid({ x, top, hair = 'hair', wild = false }: KidProps) {
  return (
    <g>
      <path d={`M${x - 19} 116V86a19 19 0 0 1 38 0v30z`} className={`fig-tone-${top}`} />
      {[-1, 1].map((side) => (
        <Arm
          key={side}
          from={point(x + side * 13, 82)}
          path={
            wild
              ? [point(x + side * 31, 66), point(x + side * 34, 30)]
              : [point(x + side * 19, 96), point(x + side * 17, 112)]
          }
          sleeve={top}
          skin="skin"
          width={12}
        />
      ))}
      <Head x={x} y={52} scale={0.92} hair={hair} mouth={wild ? 'open' : 'smile'} />
    </g>
  )
}

interface ElfProps {
  x: number
  y: number
  scale?: number
  raised?: boolean
}

/** Pointed hat, pointed ears, a green tunic with a jagged collar. */
function Elf({ x, y, scale = 1, raised = false }: ElfProps) {
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      <path d="M-22 0v-32a22 22 0 0 1 44 0V0z" className="fig-tone-leaf" />
      {[-1, 1].map((side) => (
        <Arm
          key={side}
          from={point(side * 16, -36)}
          path={
            raised
              ? [point(side * 32, -40), point(side * 38, -66)]
              : [point(side * 34, -32), point(side * 50, -16)]
          }
          sleeve="leaf"
          skin="skin"
          width={13}
        />
      ))}
      <path d="M-22-46h44l-7 14l-8-9l-7 10l-7-10l-8 9z" className="fig-tone-warm" />
      <path d="M-20-68l-18-10l12 20zM20-68l18-10l-12 20z" className="fig-tone-skin" />
      <Head x={0} y={-66} scale={0.92} hair="chestnut" />
      <path d="M-24-72q2-30 34-44q14 18 14 44q-24-9-48 0z" className="fig-tone-leaf" />
      <path d="M-24-73q24-9 48 0" className="fig-tone-warm fig-stroked" strokeWidth={7} />
      <circle cx={10} cy={-114} r={6} className="fig-tone-sun" />
    </g>
  )
}

/** Someone takes a bottle from the counter and pours from it on the hand. `label` is the bottle's. */
export function vodkaFrames(label: string): readonly ReactNode[] {
  return [
    <Bar key="counter">
      <path d="M182 116V86a30 30 0 0 1 60 0v30z" className="fig-tone-plum" />
      <Head x={210} y={38} scale={1.1} hair="dark" look={-0.7} mouth="flat" />
      <Counter />
      <g transform="translate(92 92) scale(0.62)">
        <Bottle />
      </g>
      <path d="M52 88h12" className="fig-tone-warm fig-stroked" strokeWidth={10} />
      <Arm
        from={point(206, 82)}
        path={[point(180, 92), point(136, 72)]}
        sleeve="plum"
        skin="skin"
        width={17}
      />
    </Bar>,
    <Bar key="grab">
      <g transform="translate(118 124) scale(1.1)">
        <Bottle label={label} />
      </g>
      <path d="M290 52L206 36" className="fig-tone-plum fig-stroked" strokeWidth={44} />
      <path d="M178 32h-18" className="fig-tone-skin fig-stroked" strokeWidth={42} />
      <path d="M150 17h-36M152 31h-42M150 45h-38" className="fig-tone-skin fig-stroked" strokeWidth={14} />
    </Bar>,
    <Bar key="pour">
      <Pour scale={0.78} x={60} y={2} />
    </Bar>,
    <Bar key="close">
      <Pour scale={1.04} x={26} y={-32} spilling />
    </Bar>,
  ]
}

function Bar({ children }: { children: ReactNode }) {
  return (
    <g>
      <path d="M0 0h278v116H0z" className="fig-tone-gravel" />
      {children}
    </g>
  )
}

function Counter() {
  return <path d="M0 92h278v24H0z" className="fig-tone-chestnut" />
}

/** Stands on (0, 0), 112 px tall, open. */
function Bottle({ label }: { label?: string }) {
  return (
    <g>
      <path
        d="M-11-112h22v30q23 8 23 26v48q0 8-8 8h-52q-8 0-8-8v-48q0-18 23-26z"
        className="fig-tone-white"
      />
      <path d="M-34-52h68v34h-68z" className="fig-tone-navy" />
      {label && (
        <text y={-29} fontSize={18} fontWeight={700} textAnchor="middle" className="fig-tone-white">
          {label}
        </text>
      )}
    </g>
  )
}

interface PourProps {
  x: number
  y: number
  scale: number
  /** Over the edge of the hand as well. */
  spilling?: boolean
}

/** A hand tilts the bottle, and a thin stream falls from its mouth into the hollow of the other hand. */
function Pour({ x, y, scale, spilling = false }: PourProps) {
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      <g transform="translate(198 8) rotate(-110)">
        <Bottle />
      </g>
      <path d="M290 44L214 26" className="fig-tone-plum fig-stroked" strokeWidth={34} />
      <path d="M196 22h-12" className="fig-tone-skin fig-stroked" strokeWidth={32} />
      <HollowHand />
      <Stream spilling={spilling} />
    </g>
  )
}

/** Held out from the left, palm up, thumb in front. */
function HollowHand() {
  return (
    <g>
      <path d="M-90 128L-14 116" className="fig-tone-plum fig-stroked" strokeWidth={34} />
      <path
        d="M-4 106Q14 98 34 104Q58 114 88 108Q104 104 122 95Q131 92 132 98Q132 103 120 110Q96 128 60 132Q20 136 0 128z"
        className="fig-tone-skin"
      />
      <path d="M26 110Q42 104 54 90" className="fig-tone-skin fig-stroked" strokeWidth={13} />
    </g>
  )
}

function Stream({ spilling }: { spilling: boolean }) {
  return (
    <g>
      <path d="M92 48Q84 62 83 108" className="fig-tone-blue fig-stroked" strokeWidth={4.5} />
      <path d="M62 109Q84 116 108 105Q98 101 84 103Q72 104 62 109z" className="fig-tone-blue" />
      <path d="M74 98l-5 -8M94 96l6 -8" className="fig-tone-blue fig-stroked" strokeWidth={3.5} />
      {spilling &&
        [point(94, 130), point(110, 120), point(126, 110)].map((at) => <Drop key={at.x} {...at} />)}
    </g>
  )
}

/** Hangs with its tip at the point. */
function Drop({ x, y }: Point) {
  return <path d={`M${x} ${y}q5 8 5 11a5 5 0 0 1-10 0q0-3 5-11z`} className="fig-tone-blue" />
}
