import { contrastOf } from '../../../compiler/read/colour.ts'
import type { PageShape, PageSize } from '../source-deck.ts'
import { areaOf, isWholePage } from './backgrounds.ts'

/** A colour of more contrast against white than this is no tint of paper. */
const TINT_CONTRAST = 1.35
/** Between the most and the least of red, green and blue: a ground of more is coloured, however light it is. */
const TINT_CHROMA = 40
/** In shares of the page's width: a logo or picture is longer. */
const LOGO_SHARE = 0.04
/** In shares of the page's height: what is thinner is a rule. */
const RULE_SHARE = 0.012
/** In shares of the page: bars of less in all are seen as little as a page number. */
const BARS_SHARE = 0.01

/** Whether a page's ground is more than plain paper: a colour, bars, a pattern, a picture, a logo. */
export function isBranded(ground: readonly PageShape[], size: PageSize): boolean {
  const paper = ground.filter((shape) => shape.kind === 'fill' && isWholePage(shape, size)).at(-1)
  if (paper && !isTint(paper.color)) return true
  const isLogo = ({ kind, box }: PageShape) =>
    kind === 'image' && Math.max(box.width, box.height) > LOGO_SHARE * size.width
  if (ground.some(isLogo)) return true
  const isBar = (shape: PageShape) =>
    shape.kind === 'shading' || (shape.kind === 'fill' && !isTint(shape.color) && !isWholePage(shape, size))
  const bars = ground.filter(
    (shape) => isBar(shape) && Math.min(shape.box.width, shape.box.height) > RULE_SHARE * size.height,
  )
  return bars.reduce((sum, bar) => sum + areaOf(bar), 0) > BARS_SHARE * size.width * size.height
}

/** White, or as light as paper is. */
function isTint(color = '#000000'): boolean {
  if (!/^#[\da-f]{6}$/i.test(color)) return false
  const parts = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16))
  const chroma = Math.max(...parts) - Math.min(...parts)
  return chroma < TINT_CHROMA && contrastOf(color, '#ffffff') < TINT_CONTRAST
}
