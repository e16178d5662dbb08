import { toString } from 'mdast-util-to-string'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, it } from 'vitest'
import { nameTitles } from '../../../src/tools/import/written/name-titles.ts'
import type { WrittenSlide } from '../../../src/tools/import/written/written-deck.ts'

/** A slide of these blocks, the first of them its title where it is a heading. */
function slideOf(markdown: string): WrittenSlide {
  const { children } = unified().use(remarkParse).parse(markdown)
  const [first, ...rest] = children
  const title = first?.type === 'heading' ? first.children : undefined
  return {
    ...(title && { title }),
    body: title ? rest : children,
    remarks: [],
  } as unknown as WrittenSlide
}

const titlesOf = (...slides: string[]) =>
  nameTitles(slides.map(slideOf), [], 'en').map(({ title, body, remarks }) => [
    toString(title),
    body.length,
    remarks.map(({ note }) => note.key).join(),
  ])

it('a slide without a title goes on with the one before', () => {
  expect(titlesOf('# Tides\n\na', 'b\n\nc')).toEqual([
    ['Tides', 1, ''],
    ['Tides', 2, 'goesOn'],
  ])
})

it('a number that stands for a title is that of its own slide', () => {
  expect(titlesOf('a\n\nb', 'c\n\nd', '# Tides\n\ne', 'f\n\ng')).toEqual([
    ['Slide 1', 2, 'noTitle'],
    ['Slide 2', 2, 'noTitle'],
    ['Tides', 1, ''],
    ['Tides', 2, 'goesOn'],
  ])
})

it('a line in bold at the top is a title until a slide has a place for one', () => {
  expect(
    titlesOf('**Sales**\n\nb', '**Costs**\n\nd', 'e **f**\n\ng', '# Tides\n\nh', '**Bold**\n\ni'),
  ).toEqual([
    ['Sales', 1, ''],
    ['Costs', 1, ''],
    ['Costs', 2, 'goesOn'],
    ['Tides', 1, ''],
    ['Tides', 2, 'goesOn'],
  ])
})
