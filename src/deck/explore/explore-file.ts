import type { Locale } from '../locale.ts'
import type { AttentionData } from './attention.ts'
import type { BoxesData } from './boxes.ts'
import type { ContrastData } from './contrast.ts'
import type { DotsData } from './dots.ts'
import type { HotSpotsData } from './hot-spots.ts'
import type { MasksData } from './masks.ts'
import type { NextWordData } from './next-word.ts'
import type { PredictData } from './predict.ts'
import type { SlidersData } from './sliders.ts'
import type { SpanCorruptionData } from './span-corruption.ts'

/** The forms of explorable figures with the data of each, in one language. */
export interface ExploreForms {
  attention: AttentionData
  boxes: BoxesData
  contrast: ContrastData
  dots: DotsData
  'hot-spots': HotSpotsData
  masks: MasksData
  'next-word': NextWordData
  predict: PredictData
  sliders: SlidersData
  'span-corruption': SpanCorruptionData
}
export type ExploreForm = keyof ExploreForms

/** What a figure's living twin is made of: fetched when somebody first opens it. */
export type ExploreFile = {
  [F in ExploreForm]: {
    form: F
    /** What is computed and from what, in a line. */
    about: string
    data: ExploreForms[F]
  }
}[ExploreForm]

/** Path of a figure's file below the base. */
export function explorePath(locale: Locale, figure: string): string {
  return `${locale}/explore/${figure}.json`
}
