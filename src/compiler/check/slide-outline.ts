import type { ParsedSlide } from '../parse/parse.ts'

/** What the rest of the deck must know of a slide. */
export type SlideOutline = Pick<ParsedSlide, 'file' | 'slideNumber' | 'frontMatterRead'> & {
  frontMatter: Pick<ParsedSlide['frontMatter'], 'section'>
}

export function outlineOf({ file, slideNumber, frontMatterRead, frontMatter }: ParsedSlide): SlideOutline {
  return { file, slideNumber, frontMatterRead, frontMatter: { section: frontMatter.section } }
}
