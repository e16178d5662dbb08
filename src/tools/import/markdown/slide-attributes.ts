import { placesOf, type SourceLine } from './source-lines.ts'
import type { RawSlide } from './split-slides.ts'

/** What a source says of a whole slide, by the names without `data-`: `visibility`, `background-image`, … */
export type SlideAttributes = ReadonlyMap<string, string>

const ATTRIBUTE = /(?<![\w-])(?:data-)?([a-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))/gi

/** `data-visibility="hidden" background-image=moon.png`, as it stands in braces, in a comment, or in a tag. */
export function attributesIn(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      (double ?? single ?? bare ?? '').trim(),
    ]),
  )
}

/** Those of a slide: of the rule or the heading that it begins with, and of the comments that speak of it. */
export function attributesOf(raw: RawSlide, directives: ReadonlyMap<string, string>): SlideAttributes {
  const image = /url\(\s*["']?([^"')]+)/.exec(directives.get('backgroundImage') ?? '')?.[1]
  return new Map([
    ...attributesIn(raw.attributes ?? ''),
    ...attributesIn(bracesOf(raw.lines)),
    ...attributesIn(directives.get('slide') ?? ''),
    ...(image === undefined ? [] : [['background-image', image.trim()] as const]),
  ])
}

/** Pandoc's and Quarto's braces at the end of a slide's heading. */
function bracesOf(lines: readonly SourceLine[]): string {
  const at = lines.findIndex(({ text }) => text.trim() !== '')
  const first = lines[at]?.text.trimEnd() ?? ''
  const isHeading = /^#{1,6}\s/.test(first) && placesOf(lines)[at] === 'text'
  return isHeading && first.endsWith('}') ? first.slice(first.lastIndexOf('{')) : ''
}
