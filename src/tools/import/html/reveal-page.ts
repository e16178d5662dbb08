import { basename, dirname, resolve } from 'node:path'
import type { Element, Root } from 'hast'
import { select } from 'hast-util-select'
import { toString } from 'hast-util-to-string'
import { noteOf } from '../../../i18n/import-notes.ts'
import { checkPageCount, checkTotal, checkWords, parsePage } from '../bounds.ts'
import { decodeText } from '../decode-text.ts'
import { ImportError } from '../import-error.ts'
import { lookOf } from '../markdown/deck-look.ts'
import { sectionsOf } from '../markdown/deck-values.ts'
import { MarkdownReader } from '../markdown/read-markdown.ts'
import {
  attributePictures,
  movingOf,
  placeBackgrounds,
  replaceMoving,
} from '../markdown/place-backgrounds.ts'
import type { SlideAttributes } from '../markdown/slide-attributes.ts'
import { sourceLines } from '../markdown/source-lines.ts'
import { separatorOf, splitReveal, type RawSlide } from '../markdown/split-slides.ts'
import { emptySlide, type Remark, type WrittenDeck, type WrittenSlide } from '../written/written-deck.ts'
import { attributeOf, hasTag, isElement } from './elements.ts'
import { firstElement, outermost } from './outermost.ts'
import { readSlideContent } from './slide-content.ts'

/** Whether a page is a deck of reveal.js: `.slides` with sections in it. */
export function isRevealPage(html: string): boolean {
  return /class\s*=\s*["'][^"']*\bslides\b/.test(html) && /<section\b/.test(html)
}

/** A page of reveal.js: sections, those inside of sections, and Markdown in them or beside the page. */
export async function readRevealPage(file: string, bytes: Uint8Array, scratch: string): Promise<WrittenDeck> {
  const name = basename(file)
  const html = decodeText(bytes, name)
  const page = parsePage(html, name)
  const slides = select('.slides', page)
  if (!slides) throw new ImportError(name, 'the page of reveal.js has no element of class "slides"')
  checkTotal(
    name,
    sectionsIn(slides).map((section) => toString(section)),
  )
  const reader = new MarkdownReader(name, 'reveal-markdown', dirname(resolve(file)), scratch, new Map())
  const read: { slide: WrittenSlide; raw: RawSlide }[] = []
  for (const section of sectionsIn(slides)) {
    // A stack that is hidden is so with all of its slides.
    if (isHidden(section)) {
      tellHidden(section, reader)
      continue
    }
    const inner = sectionsIn(section)
    const stack = inner.length > 0 ? inner : [section]
    for (const [index, element] of stack.entries()) {
      // What stands in it as Markdown may be several slides, and is looked at by itself.
      if (!('dataMarkdown' in element.properties))
        checkWords(name, [toString(element)], `line ${String(element.position?.start.line ?? 1)}`)
      read.push(...(await readSection(element, index === 0 ? 0 : 1, reader)))
      checkPageCount(name, read.length)
    }
  }
  if (read.length === 0)
    throw new ImportError(
      name,
      'the page of reveal.js has no slides in it: they are made by a script, perhaps; import its Markdown',
    )
  const { look, remarks } = lookOf({}, 'reveal-markdown', sourceLines(html))
  reader.remarks.push(...remarks)
  const title = titleOf(page)
  const speaker = metaContent(page, 'author')
  const description = metaContent(page, 'description')
  return {
    form: 'reveal-page',
    look,
    ...(title && !/^reveal\.js/i.test(title) && { title }),
    ...(speaker && !/hakim el hattab/i.test(speaker) && { speaker }),
    ...(description && { description }),
    sections: sectionsOf(read),
    slides: read.map(({ slide }) => slide),
    pictures: reader.pictures.all(),
    figures: new Map(),
    remarks: reader.remarks,
  }
}

function sectionsIn(element: Element): Element[] {
  return element.children.filter((child): child is Element => isElement(child, 'section'))
}

async function readSection(
  section: Element,
  depth: 0 | 1,
  reader: MarkdownReader,
): Promise<{ slide: WrittenSlide; raw: RawSlide }[]> {
  const line = section.position?.start.line
  if (isHidden(section)) {
    tellHidden(section, reader)
    return []
  }
  if ('dataMarkdown' in section.properties) return readMarkdownSection(section, depth, reader)
  const remarks: Remark[] = []
  const tree: Root = { type: 'root', children: structuredClone(section.children) }
  const context = reader.contentContext(remarks, (node) => node.position?.start.line)
  const content = await readSlideContent(tree, context)
  const spoken = attributeOf(section, 'data-notes')
  const slide: WrittenSlide = {
    ...emptySlide(),
    ...content,
    notes: [
      ...content.notes,
      ...(spoken
        ? [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value: spoken }] }]
        : []),
    ],
    remarks,
    original: { source: wordsIn(section), ...(line !== undefined && { line }) },
  }
  const raw: RawSlide = { lines: [], values: {}, depth }
  const attributes = attributesOfSection(section)
  await placeBackgrounds(slide, attributePictures(attributes, line), {
    takePicture: context.takePicture,
    tell: context.tell,
  })
  replaceMoving(slide, movingOf(raw, attributes), context.tell, line)
  return reader.unlessEmpty(slide, line) ? [{ slide, raw }] : []
}

function isHidden(section: Element): boolean {
  return attributeOf(section, 'data-visibility') === 'hidden'
}

function tellHidden(section: Element, reader: MarkdownReader): void {
  const heading = firstElement(section, (element) => hasTag(element, 'h1', 'h2', 'h3', 'h4'))
  const title = heading ? toString(heading).replace(/\s+/g, ' ').trim() : ''
  reader.tellHidden(title, section.position?.start.line)
}

/** By the names without `data-`, as reveal.js's Markdown has them too. */
function attributesOfSection(section: Element): SlideAttributes {
  const names = ['background', 'background-image', 'background-video', 'background-iframe']
  return new Map(
    names.flatMap((name) => {
      const value = attributeOf(section, `data-${name}`)
      return value === undefined ? [] : [[name, value.trim()] as const]
    }),
  )
}

/** What a section says, a line a line. */
function wordsIn(section: Element): string {
  return toString(section)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim()
}

/** `data-markdown` names a file, or the Markdown stands in the section; either may be several slides. */
async function readMarkdownSection(
  section: Element,
  depth: 0 | 1,
  reader: MarkdownReader,
): Promise<{ slide: WrittenSlide; raw: RawSlide }[]> {
  const address = attributeOf(section, 'data-markdown') ?? ''
  const line = section.position?.start.line
  const template = section.children.find((child): child is Element =>
    isElement(child, 'script', 'textarea', 'template'),
  )
  const inline = template ? textIn(template) : toString(section)
  const source = address === '' ? withoutMargin(inline) : await reader.readText(address)
  if (source === undefined) {
    const note = noteOf('slidesMissing', { file: address })
    reader.remarks.push({ kind: 'dropped', note, ...(line !== undefined && { line }) })
    return []
  }
  const horizontal = separatorOf(attributeOf(section, 'data-separator'), /^---\s*$/)
  const vertical = separatorOf(attributeOf(section, 'data-separator-vertical'), undefined)
  const isSeveral =
    address !== '' ||
    ['data-separator', 'data-separator-vertical'].some((name) => attributeOf(section, name) !== undefined)
  const lines = sourceLines(source, address === '' ? (line ?? 1) : 1)
  const raws: RawSlide[] = isSeveral
    ? splitReveal(lines, horizontal, vertical)
    : [{ lines, values: {}, depth }]
  const read: { slide: WrittenSlide; raw: RawSlide }[] = []
  for (const raw of raws) {
    const slide = await reader.readSlide(raw)
    if (slide) read.push({ slide, raw })
  }
  return read
}

/** `<template>` keeps its words in a tree of its own. */
function textIn(element: Element): string {
  return hasTag(element, 'template') && element.content ? toString(element.content) : toString(element)
}

/** Markdown in a page is indented as its element is. */
function withoutMargin(source: string): string {
  const lines = source
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n')
  const margin = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)?.[0].length ?? 0),
  )
  return lines.map((line) => line.slice(Number.isFinite(margin) ? margin : 0)).join('\n')
}

/** The words of the first title that has any. */
function titleOf(page: Root): string | undefined {
  const titles = outermost(page, (element) => hasTag(element, 'title')).map((title) =>
    toString(title).replace(/\s+/g, ' ').trim(),
  )
  return titles.find((words) => words !== '')
}

function metaContent(page: Root, name: string): string | undefined {
  const contents = outermost(
    page,
    (element) => hasTag(element, 'meta') && attributeOf(element, 'name') === name,
  ).map((meta) => attributeOf(meta, 'content')?.trim())
  return contents.find((content) => content !== undefined && content !== '')
}
