import type { Locale } from '../deck/locale.ts'
import type { SlideOutline } from './check/slide-outline.ts'
import type { Problem } from './read/problem.ts'

/** What comes of a slide's file. `S` is what a slide is when it is compiled. */
export interface SlideFinding<S> {
  outline: SlideOutline
  /** What can be seen to be wrong with it. */
  problems: Problem[]
  /** What only drawing it could find wrong. */
  drawingProblems: Problem[]
  /** Empty where something is wrong, here or before it. */
  compiled: { locale: Locale; slide: S }[]
}
