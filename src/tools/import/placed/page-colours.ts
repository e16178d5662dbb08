import { readableLook, type SourceLook } from '../source-look.ts'
import type { SourceLine, SourcePage } from '../source-deck.ts'

/** Share of pages whose title, or of all letters that, are in one colour: less is a word that somebody marked. */
const OF_TITLES = 0.4
const OF_LETTERS = 0.04
/** Between the most and the least of red, green and blue: below it a colour is a grey. */
const LEAST_CHROMA = 48

/** The colour that most pages set their titles in, else the one that most coloured letters have: the deck's accent. */
export function lookOfPages(pages: readonly SourcePage[]): SourceLook {
  const titles = new Map<string, number>()
  const letters = new Map<string, number>()
  let all = 0
  for (const { lines } of pages) {
    const largest = largestOf(lines)
    const own = largest?.style && hueOf(largest.style.color)
    if (own !== undefined) titles.set(own, (titles.get(own) ?? 0) + 1)
    for (const { text, style } of lines) {
      all += text.length
      const colour = style && hueOf(style.color)
      if (colour !== undefined) letters.set(colour, (letters.get(colour) ?? 0) + text.length)
    }
  }
  const accent = mostOf(titles, OF_TITLES * pages.length) ?? mostOf(letters, OF_LETTERS * all)
  return accent === undefined ? {} : readableLook([accent], { data: false })
}

function largestOf(lines: readonly SourceLine[]): SourceLine | undefined {
  return lines.reduce<SourceLine | undefined>(
    (most, line) => ((line.box?.fontSize ?? 0) > (most?.box?.fontSize ?? 0) ? line : most),
    undefined,
  )
}

function hueOf(color: string): string | undefined {
  if (!/^#[\da-f]{6}$/i.test(color)) return undefined
  const parts = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16))
  return Math.max(...parts) - Math.min(...parts) >= LEAST_CHROMA ? color.toLowerCase() : undefined
}

function mostOf(counts: ReadonlyMap<string, number>, least: number): string | undefined {
  const [most, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? []
  return count !== undefined && count >= least && count > 1 ? most : undefined
}
