import { reachContrast } from '../../compiler/read/colour.ts'
import { LINE_CONTRAST, SURFACES, TEXT_CONTRAST } from '../../compiler/read/look.ts'

/** What of a source's look its deck keeps: `look` of deck.json. */
export interface SourceLook {
  accent?: string
  data?: string[]
  font?: { npm: string }
  footer?: string
  ratio?: '4:3'
}

/** Colours of a theme as they can be read: each as it is, or as little darker as it takes. */
export function readableLook(accents: readonly string[], { data = true } = {}): SourceLook {
  const [first] = accents
  if (first === undefined) return {}
  const accent = reachContrast(first, SURFACES.light, TEXT_CONTRAST)
  if (!data) return { accent }
  return {
    accent,
    data: accents.slice(0, 6).map((colour) => reachContrast(colour, SURFACES.light, LINE_CONTRAST)),
  }
}

/** `4:3` where pages are of the old shape, give or take. */
export function ratioOf(size: { width: number; height: number } | undefined): SourceLook {
  const ratio = size ? size.width / size.height : 0
  return ratio > 1.28 && ratio < 1.42 ? { ratio: '4:3' } : {}
}

/** The shape of most pages. */
export function ratioOfPages(sizes: readonly ({ width: number; height: number } | undefined)[]): SourceLook {
  const old = sizes.filter((size) => ratioOf(size).ratio !== undefined)
  return old.length > 0.8 * sizes.length ? { ratio: '4:3' } : {}
}
