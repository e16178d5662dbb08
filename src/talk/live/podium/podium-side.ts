import type { SentPosition } from '../lead-talk.ts'
import type { InkSide } from '../speakers-ink.ts'

/** What a page that leads a talk shows, and what can be done to it: the deck's page, or the speaker view. */
export interface PodiumSide {
  /** Undefined while a slide is on its way whose steps nobody has counted. */
  position: () => SentPosition | undefined
  /** How the wall stands. */
  wall: () => WallState
  /** Calls back after each change of the two; the function returned ends it. */
  subscribe: (onChange: () => void) => () => void
  goTo: (slideNumber: number, fragment: number) => void
  /** Does what a clicker asks for. */
  turn: (action: 'next' | 'previous' | 'black') => void
  /** The talk goes on, or stands: where this page keeps its clock, that does so with it. */
  setClock?: (runs: boolean) => void
  /** Another page's clock began at this time of day, in ms: a clock of this page that never ran goes on with it. */
  adoptClock?: (startedMs: number) => void
  /** Points at a place of the slide, in parts of its width and height, or at nothing any more. */
  point: (place: StagePlace | undefined) => void
  /** What is drawn on the slide; left out where nothing is. */
  ink?: InkSide
}

/** What the deck's own page lends to the speaker's clickers. */
export interface StageControls {
  next: () => void
  previous: () => void
  point: PodiumSide['point']
  ink?: InkSide
}

/** A place on the stage in parts of its width and height, 0–1. */
export interface StagePlace {
  x: number
  y: number
}

export interface WallState {
  /** Covered, in black or `white`. */
  black: boolean
  white: boolean
  /** The wall stays where it is while the speaker leafs on. */
  frozen: boolean
  /** Epoch ms at which the talk's clock began, moved by its pauses; undefined while it isn't running. */
  clockStarted?: number | undefined
  /** How long the talk is to be; undefined where nobody planned that. */
  minutes?: number | undefined
}
