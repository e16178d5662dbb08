import type { Box } from '../source-deck.ts'
import { grown, intersect } from './geometry.ts'

/*
 * What decides, beside its place, whether a letter is seen: its layer, its opacity, what it is clipped to, and what is
 * painted below and above it.
 */

/** Why nobody sees a letter, as far as it tells by itself. */
export type Hidden = 'hiddenLayer' | 'noOpacity' | 'clippedAway'

export interface Sight {
  /** Its place among all that the page paints. */
  at: number
  hidden?: Hidden
  /** Where it stands and how it is painted is known: what is painted later may cover it. */
  placed: boolean
  /** Painted by its colour alone: on the same colour nobody sees it. */
  plain: boolean
  /** Laid invisibly over a scanned page, or the outline that something is cut by: no fault of the page. */
  unpainted: boolean
}

/** A shape as what covers letters or is their ground. */
export interface Paint {
  at: number
  kind: 'image' | 'fill' | 'stroke' | 'shading'
  box: Box
  /** An opaque rectangle, or a picture that may be one. */
  isCover: boolean
  /** Lies somewhere on the page. */
  loose: boolean
  /** Undefined where it has several, or none is known. */
  color?: string
  /** The picture, or its name among the page's. */
  image?: unknown
}

/** What a drawing is mixed with the page by. */
export interface Veil {
  /** Opacity of the groups around it. */
  groupAlpha: number
  /** A group around it, or it itself, doesn't simply cover what is below. */
  groupBlended: boolean
  blended: boolean
  masked: boolean
  /** It is no drawing but a mask for one. */
  inMask: boolean
  /** Clipped by more than boxes. */
  cut: boolean
  /** Filled with a pattern, or nobody knows what with. */
  patterned: boolean
}

export const NO_VEIL: Veil = {
  groupAlpha: 1,
  ...{ groupBlended: false, blended: false, masked: false, inMask: false, cut: false, patterned: false },
}

/** Less than this nobody sees. */
const LEAST_ALPHA = 0.02
const OPAQUE = 0.995

/** How a style changes what a drawing is mixed by. */
export function withStyle(veil: Veil, key: string, value: unknown): Veil {
  if (key === 'BM') return { ...veil, blended: value !== 'source-over' && value !== 'normal' }
  if (key === 'SMask') return { ...veil, masked: value !== false }
  return veil
}

/** Within a group, whose drawings are mixed into the page as one. */
export function inGroup(veil: Veil, alpha: number, isMask: boolean): Veil {
  if (isMask) return { ...veil, groupAlpha: 1, inMask: true }
  return {
    ...veil,
    groupAlpha: veil.groupAlpha * alpha,
    groupBlended: veil.groupBlended || veil.blended || veil.masked,
    ...{ blended: false, masked: false },
  }
}

/** Whether a rectangle that is painted so hides what is below it. */
export function covers(veil: Veil, alpha: number, kind: Paint['kind']): boolean {
  return (
    isUnmixed(veil) && !veil.cut && (kind === 'image' || !veil.patterned) && alpha * veil.groupAlpha > OPAQUE
  )
}

function isUnmixed(veil: Veil): boolean {
  return !veil.groupBlended && !veil.blended && !veil.masked && !veil.inMask
}

interface LetterPlace {
  x: number
  baseline: number
  width: number
  fontSize: number
  turned: boolean
}

interface LetterStyle {
  veil: Veil
  alpha: number
  strokeAlpha: number
  mode: number
  clip: Box | undefined
}

/** What a letter's place and style say of whether it is seen. */
export function sightOf(
  place: LetterPlace,
  style: LetterStyle,
  { at, isHidden, isPlaced }: { at: number; isHidden: boolean; isPlaced: boolean },
): Sight {
  const { veil, mode } = style
  const isTrusted = isPlaced && !veil.inMask && mode < 3
  const hidden = isHidden
    ? 'hiddenLayer'
    : !veil.inMask && mode < 3 && opacityOf(style) < LEAST_ALPHA
      ? 'noOpacity'
      : isTrusted && isClipped(place, style.clip)
        ? 'clippedAway'
        : undefined
  return {
    at,
    ...(hidden && { hidden }),
    placed: isTrusted && !place.turned,
    plain: isTrusted && !place.turned && mode === 0 && isUnmixed(veil) && !veil.patterned,
    unpainted: mode >= 3,
  }
}

function opacityOf({ veil, mode, alpha, strokeAlpha }: LetterStyle): number {
  return veil.groupAlpha * (mode === 0 ? alpha : mode === 1 ? strokeAlpha : Math.max(alpha, strokeAlpha))
}

/** Wholly beside what is drawn, and a little more: letters reach beyond their places. */
function isClipped({ x, baseline, width, fontSize, turned }: LetterPlace, clip: Box | undefined): boolean {
  if (!clip) return false
  if (clip.width <= 0 || clip.height <= 0) return true
  const box = { x, y: baseline - fontSize, width, height: 1.3 * fontSize }
  // A turned letter may reach to any side of where it begins.
  return !intersect(grown(box, turned ? Math.max(width, fontSize) : 0.2 * fontSize), clip)
}
