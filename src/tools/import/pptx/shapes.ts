import { ImportError } from '../import-error.ts'
import { at, attribute, child, children, descendants, numberOf, type XmlElement } from './xml.ts'

/** Shapes of a slide, or of its layout. */
const MOST_SHAPES = 5000
/** Shapes of all slides together: a talk of 95 slides has some 2,000. */
const MOST_IN_ALL = 200_000

/** Of a slide, in all of its shapes. */
const MOST_PARAGRAPHS = 5000
const MOST_CELLS = 5000

/** A shape of a slide with its place, in shares of the slide's width and height. */
export interface Shape {
  element: XmlElement
  /** sp, pic, graphicFrame, cxnSp. */
  kind: string
  /** Type of its placeholder, `body` where none is named; undefined for a shape of its own. */
  placeholder: { type: string; index: string } | undefined
  box: Box | undefined
  /** A group turns it: it may reach out of its box. */
  isTurned: boolean
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

interface Frame {
  /** Of the group: where it lies and what its children's units are. */
  offset: { x: number; y: number }
  scale: { x: number; y: number }
  /** How groups turn what is in them, the innermost first. */
  turns: readonly Turn[]
}

/** Around a point, in radians. */
interface Turn {
  x: number
  y: number
  angle: number
}

const WHOLE: Frame = { offset: { x: 0, y: 0 }, scale: { x: 1, y: 1 }, turns: [] }

/** The shapes of a tree, those in groups too, in the order in which they are drawn. */
export function readShapes(tree: XmlElement | undefined, size: { width: number; height: number }): Shape[] {
  const shapes = shapesIn(tree, WHOLE)
  checkCount(shapes.length, MOST_SHAPES, 'a slide of it has')
  return shapes.map(({ box, ...shape }) => ({
    ...shape,
    box: box && {
      x: box.x / size.width,
      y: box.y / size.height,
      width: box.width / size.width,
      height: box.height / size.height,
    },
  }))
}

/** Of all slides so far. */
export function checkAllShapes(count: number): void {
  checkCount(count, MOST_IN_ALL, 'its slides have')
}

/** What the shapes of a slide hold, before it is read; gives its number of paragraphs. */
export function checkWithin(slide: XmlElement): number {
  const paragraphs = descendants(slide, 'p').length
  checkCount(paragraphs, MOST_PARAGRAPHS, 'a slide of it has', 'paragraphs')
  checkCount(cellsOf(slide), MOST_CELLS, 'a slide of it has', 'cells of tables')
  return paragraphs
}

/** Of the notes of all slides so far. */
export function checkAllParagraphs(count: number): void {
  checkCount(count, MOST_IN_ALL, 'its notes have', 'paragraphs')
}

/** Rows are as long as the longest of their table. */
function cellsOf(slide: XmlElement): number {
  return descendants(slide, 'tbl').reduce((sum, table) => {
    const rows = children(table, 'tr')
    const width = rows.reduce((most, row) => Math.max(most, children(row, 'tc').length), 0)
    return sum + rows.length * width
  }, 0)
}

function checkCount(count: number, most: number, whose: string, what = 'shapes'): void {
  if (count > most)
    throw new ImportError('the presentation', `${whose} more than ${String(most)} ${what}, which no talk has`)
}

function shapesIn(tree: XmlElement | undefined, frame: Frame): Shape[] {
  return (tree?.children ?? []).flatMap((element): Shape[] => {
    switch (element.name) {
      case 'grpSp':
        return isHidden(element) ? [] : shapesIn(element, frameOf(element, frame))
      case 'AlternateContent':
        return shapesIn(chosen(element), frame)
      case 'sp':
      case 'pic':
      case 'graphicFrame':
      case 'cxnSp':
        return isHidden(element)
          ? []
          : [
              {
                element,
                kind: element.name,
                placeholder: placeholderOf(element),
                box: boxOf(element, frame),
                isTurned: frame.turns.length > 0,
              },
            ]
      default:
        return []
    }
  })
}

/** Of two forms of the same thing, the one with a picture; else the first. */
function chosen(element: XmlElement): XmlElement | undefined {
  const fallback = child(element, 'Fallback')
  const choice = child(element, 'Choice')
  const hasPicture = descendants(fallback, 'pic').length > 0
  return hasPicture && descendants(choice, 'm').length === 0 ? fallback : (choice ?? fallback)
}

function propertiesOf(element: XmlElement): XmlElement | undefined {
  return element.children.find(({ name }) => /^nv\w+Pr$/.test(name))
}

export function nameOf(element: XmlElement): XmlElement | undefined {
  return child(propertiesOf(element), 'cNvPr')
}

function isHidden(element: XmlElement): boolean {
  return ['1', 'true'].includes(attribute(nameOf(element), 'hidden') ?? '')
}

function placeholderOf(element: XmlElement): Shape['placeholder'] {
  const placeholder = at(propertiesOf(element), 'nvPr', 'ph')
  return (
    placeholder && {
      type: attribute(placeholder, 'type') ?? 'body',
      index: attribute(placeholder, 'idx') ?? '0',
    }
  )
}

function transformOf(element: XmlElement): XmlElement | undefined {
  return at(element, 'spPr', 'xfrm') ?? at(element, 'grpSpPr', 'xfrm') ?? child(element, 'xfrm')
}

function boxOf(element: XmlElement, { offset, scale, turns }: Frame): Box | undefined {
  const transform = transformOf(element)
  const [x, y] = [numberOf(child(transform, 'off'), 'x'), numberOf(child(transform, 'off'), 'y')]
  const [width, height] = [numberOf(child(transform, 'ext'), 'cx'), numberOf(child(transform, 'ext'), 'cy')]
  if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined
  const size = { width: width * scale.x, height: height * scale.y }
  const place = { x: offset.x + x * scale.x, y: offset.y + y * scale.y }
  const middle = turns.reduce(turned, { x: place.x + size.width / 2, y: place.y + size.height / 2 })
  return { x: middle.x - size.width / 2, y: middle.y - size.height / 2, ...size }
}

function turned(point: { x: number; y: number }, { x, y, angle }: Turn): { x: number; y: number } {
  const [across, down] = [point.x - x, point.y - y]
  return {
    x: x + across * Math.cos(angle) - down * Math.sin(angle),
    y: y + across * Math.sin(angle) + down * Math.cos(angle),
  }
}

function frameOf(group: XmlElement, outer: Frame): Frame {
  // Where it would lie: outer groups turn what is in it with it.
  const box = boxOf(group, { ...outer, turns: [] })
  const transform = transformOf(group)
  const angle = (((numberOf(transform, 'rot') ?? 0) / 60_000) * Math.PI) / 180
  const inner = child(transform, 'chExt')
  const start = child(transform, 'chOff')
  const [width, height] = [numberOf(inner, 'cx') ?? 0, numberOf(inner, 'cy') ?? 0]
  if (!box || width <= 0 || height <= 0) return outer
  const scale = { x: box.width / width, y: box.height / height }
  return {
    scale,
    turns:
      angle === 0
        ? outer.turns
        : [{ x: box.x + box.width / 2, y: box.y + box.height / 2, angle }, ...outer.turns],
    offset: {
      x: box.x - (numberOf(start, 'x') ?? 0) * scale.x,
      y: box.y - (numberOf(start, 'y') ?? 0) * scale.y,
    },
  }
}

/** Finds the shape of a layout or master that a placeholder takes its place and styles from. */
export type FindPlaceholder = (placeholder: NonNullable<Shape['placeholder']>) => Shape | undefined

/** By their kinds, so that none of a slide's is compared with each of a layout's. */
export function placeholdersOf(shapes: readonly Shape[]): FindPlaceholder {
  const found = new Map<string, Shape>()
  for (const shape of shapes) {
    if (!shape.placeholder) continue
    const family = familyOf(shape.placeholder.type)
    // Of two the first holds.
    for (const key of [family, `${family} ${shape.placeholder.index}`])
      if (!found.has(key)) found.set(key, shape)
  }
  return ({ type, index }) => {
    const family = familyOf(type)
    return (index === '0' ? undefined : found.get(`${family} ${index}`)) ?? found.get(family)
  }
}

function familyOf(type: string): string {
  return /title/i.test(type) ? 'title' : ['body', 'obj', 'subTitle'].includes(type) ? 'body' : type
}

/** A shape where it lies by itself, or where the nearest that it takes after does. */
export function withPlace(shape: Shape, inherited: readonly FindPlaceholder[]): Shape {
  const { placeholder } = shape
  if (shape.box || !placeholder) return shape
  const box = inherited.map((find) => find(placeholder)?.box).find((found) => found !== undefined)
  return { ...shape, box }
}

/** Date, footer and number are on no slide of a deck by themselves. */
export function isFurniture({ placeholder }: Shape): boolean {
  return placeholder !== undefined && ['dt', 'ftr', 'sldNum', 'hdr', 'sldImg'].includes(placeholder.type)
}

/** All that stands in a shape, its paragraphs with a space between them. */
export function wordsOf(element: XmlElement): string {
  return descendants(element, 'p')
    .map((paragraph) =>
      descendants(paragraph, 't')
        .map(({ text }) => text)
        .join(''),
    )
    .filter((words) => words.trim() !== '')
    .join(' ')
}

/** Rows of a table's cells; those that are covered by another are empty. */
export function tableCells(table: XmlElement): (XmlElement | undefined)[][] {
  return children(table, 'tr').map((row) =>
    children(row, 'tc').map((cell) =>
      attribute(cell, 'hMerge') === '1' || attribute(cell, 'vMerge') === '1'
        ? undefined
        : child(cell, 'txBody'),
    ),
  )
}
