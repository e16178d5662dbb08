import type { RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { noteOf } from '../../../i18n/import-notes.ts'
import { widthOf } from '../rich-text.ts'
import {
  bodyHeight,
  COLUMN_WIDTH,
  DENSITIES,
  heightOf,
  isPictures,
  SLIDE_WIDTH,
  type Density,
} from './fit.ts'
import type { NamedSlide } from './name-titles.ts'
import { partBody } from './part-body.ts'
import type { Remark, WrittenPicture } from './written-deck.ts'

export interface LaidOutSlide extends NamedSlide {
  layout: 'title' | 'statement' | 'text' | 'columns' | 'page' | 'figure' | 'text-figure'
  density: Density
}

interface Context {
  isFirst: boolean
  pictures: ReadonlyMap<string, WrittenPicture>
}

/** A slide with the layout and the density that hold all of it; several where one cannot. */
export function layOut(slide: NamedSlide, context: Context): LaidOutSlide[] {
  const plain = plainLayout(slide, context)
  if (plain) return [plain]
  const withFigure = figureLayout(slide)
  if (withFigure) return [withFigure]
  const beside = picturesBeside(slide, context)
  const placed = beside ?? slide
  const fitted = fit(placed)
  if (fitted) return [fitted]
  if (beside) {
    const without = fit(slide)
    if (without) return [without]
  }
  return partSlide(slide)
}

/** Layouts that a slide has by what it is. */
function plainLayout(slide: NamedSlide, { isFirst }: Context): LaidOutSlide | undefined {
  const { body, columns, title } = slide
  const words = body.map((node) => toString(node)).join('')
  if (!columns && body.length === 0)
    return { ...slide, layout: isFirst ? 'title' : 'statement', density: 'normal' }
  const isTitle = isFirst || slide.role === 'title'
  const isShort = !columns && body.length <= 6 && widthOf(words) < 260 && body.every(isLine)
  const isChapter = slide.role === 'section' && isShort && body.length <= 2 && widthOf(words) < 120
  if ((isTitle && isShort) || isChapter) {
    // Beside a title a heading is its second line.
    const lines = body.map((node): RootContent =>
      node.type === 'heading' ? { ...node, type: 'paragraph' } : node,
    )
    return { ...slide, body: lines, layout: 'title', density: 'normal' }
  }
  const onlyPicture = !columns && body.length === 1 && body[0] !== undefined && isPictures(body[0])
  const hasOwnTitle = !slide.remarks.some(({ note }) => note.key === 'goesOn' || note.key === 'noTitle')
  if (onlyPicture && !hasOwnTitle && countPictures(body) === 1 && toString(title) !== '')
    return { ...slide, layout: 'page', density: 'normal' }
  return undefined
}

/** A figure alone, or beside the words if they fit there. */
function figureLayout(slide: NamedSlide): LaidOutSlide | undefined {
  const figures = slide.body.filter(isFigure)
  if (slide.columns || figures.length === 0) return undefined
  const words = slide.body.filter((node) => !isFigure(node))
  if (words.length === 0) return { ...slide, layout: 'figure', density: 'normal' }
  const density = DENSITIES.find(
    (candidate) =>
      heightOf(words, COLUMN_WIDTH, candidate) <= bodyHeight(slide.title, slide.footnotes) &&
      words.every((node) => !isWide(node)),
  )
  return density && { ...slide, layout: 'text-figure', density }
}

function isFigure(node: RootContent): boolean {
  return node.type === 'containerDirective' && node.name === 'figure'
}

function isLine(node: RootContent): boolean {
  return (node.type === 'paragraph' && !isPictures(node)) || node.type === 'heading'
}

function countPictures(nodes: readonly RootContent[]): number {
  return nodes
    .flatMap((node) => (node.type === 'paragraph' ? node.children : []))
    .filter(({ type }) => type === 'image').length
}

/** Wider than this, a picture stands under the words and not beside them. */
const BROAD_RATIO = 2.4

/** Pictures beside the words, where the source says nothing of places and both would be small otherwise. */
function picturesBeside(slide: NamedSlide, { pictures }: Context): NamedSlide | undefined {
  if (slide.columns) return undefined
  const shown = slide.body.filter((node) => isPictures(node))
  const words = slide.body.filter((node) => !isPictures(node))
  if (shown.length === 0 || words.length === 0 || countPictures(shown) > 2) return undefined
  if (words.some(({ type }) => type === 'table' || type === 'code')) return undefined
  const ratios = shown.flatMap((node) =>
    node.type === 'paragraph'
      ? node.children.flatMap((child) => {
          const picture = child.type === 'image' ? pictures.get(child.url) : undefined
          return picture ? [picture.width / picture.height] : []
        })
      : [],
  )
  const isShort = heightOf(words, SLIDE_WIDTH, 'normal') < 150
  if (ratios.some((ratio) => ratio > BROAD_RATIO) || (isShort && ratios.every((ratio) => ratio > 1.3)))
    return undefined
  return { ...slide, body: [], columns: { left: words, right: shown } }
}

/** The loosest density at which a slide holds its blocks, under one another or in two columns. */
function fit(slide: NamedSlide): LaidOutSlide | undefined {
  if (slide.columns) {
    const density = DENSITIES.find((candidate) => columnsFit(slide, candidate))
    return density && { ...slide, layout: 'columns', density }
  }
  const flows = (density: Density) =>
    heightOf(slide.body, SLIDE_WIDTH, density) <= bodyHeight(slide.title, slide.footnotes)
  const inColumns = (density: Density) => {
    const columns = balance(slide, density)
    return columns && columnsFit({ ...slide, body: columns.above, columns }, density) ? columns : undefined
  }
  for (const density of ['normal', 'dense'] as const) {
    if (flows(density)) return { ...slide, layout: 'text', density }
  }
  for (const density of DENSITIES) {
    const columns = inColumns(density)
    if (columns) {
      const { above, left, right } = columns
      const remark: Remark = {
        kind: 'changed',
        note: noteOf('inColumns'),
      }
      return {
        ...slide,
        body: above,
        columns: { left, right },
        layout: 'columns',
        density,
        remarks: [...slide.remarks, remark],
      }
    }
    if (density === 'denser' && flows(density)) return { ...slide, layout: 'text', density }
  }
  return undefined
}

function columnsFit(slide: NamedSlide, density: Density): boolean {
  const { left = [], right = [] } = slide.columns ?? {}
  const around = [...slide.body, ...(slide.after ?? [])]
  const above = around.length > 0 ? heightOf(around, SLIDE_WIDTH, density) + 14 : 0
  const beside = Math.max(heightOf(left, COLUMN_WIDTH, density), heightOf(right, COLUMN_WIDTH, density))
  return above + beside <= bodyHeight(slide.title, slide.footnotes)
}

interface Columns {
  above: RootContent[]
  left: RootContent[]
  right: RootContent[]
}

/** Where a flow is best cut in two: before a heading if it has several, else before code, a table or a picture. */
function balance({ body }: NamedSlide, density: Density): Columns | undefined {
  const isCut = (node: RootContent, index: number) => {
    if (index === 0) return false
    const before = body[index - 1]
    if (before && isHeading(before)) return false
    if (body.filter(isHeading).length > 1) return isHeading(node)
    return isHeading(node) || isWide(node) || (before !== undefined && isWide(before))
  }
  const heights = body.flatMap((node, index) => {
    if (!isCut(node, index)) return []
    const [left, right] = [body.slice(0, index), body.slice(index)]
    return [
      {
        left,
        right,
        height: Math.max(heightOf(left, COLUMN_WIDTH, density), heightOf(right, COLUMN_WIDTH, density)),
      },
    ]
  })
  const [best] = heights.sort((a, b) => a.height - b.height)
  return best && { above: [], left: best.left, right: best.right }
}

/** A paragraph of bold words alone heads what follows, too. */
function isHeading(node: RootContent): boolean {
  return (
    node.type === 'heading' ||
    (node.type === 'paragraph' && node.children.length === 1 && node.children[0]?.type === 'strong')
  )
}

function isWide(node: RootContent): boolean {
  return node.type === 'code' || node.type === 'table' || isPictures(node)
}

/** Slides one after the other, each with as much as it holds, all under the title. */
function partSlide(slide: NamedSlide): LaidOutSlide[] {
  const { left = [], right = [] } = slide.columns ?? {}
  const bodies = partBody(
    [...slide.body, ...left, ...right, ...(slide.after ?? [])],
    (body) => fit({ ...slide, body, columns: undefined } as unknown as NamedSlide) !== undefined,
  )
  const note = bodies.length > 1 ? noteOf('parted', { count: bodies.length }) : noteOf('unpartable')
  return bodies.map((body, index) => {
    const { columns: _, after: _after, ...rest } = slide
    const part: NamedSlide = {
      ...rest,
      title: structuredClone(slide.title),
      body,
      footnotes: index === bodies.length - 1 ? slide.footnotes : [],
      notes: index === 0 ? slide.notes : [],
      remarks: index === 0 ? [...slide.remarks, { kind: 'changed', note }] : [],
    }
    return fit(part) ?? { ...part, layout: 'text', density: 'denser' }
  })
}
