import type { Element, ElementContent, Root, RootContent as HastContent } from 'hast'
import { toString } from 'hast-util-to-string'
import type { RootContent } from 'mdast'
import { visit, SKIP } from 'unist-util-visit'
import { noteOf } from '../../../i18n/import-notes.ts'
import type { Remark, WrittenSlide } from '../written/written-deck.ts'
import type { ContentContext } from './content-context.ts'
import { shortened } from '../short.ts'
import { blockText } from './block-text.ts'
import { classesOf, styleOf } from './elements.ts'
import { markFragments } from './fragments.ts'
import { partColumns } from './part-columns.ts'
import { replaceEmbeds } from './replace-embeds.ts'
import { toSlideTree } from './to-slide-tree.ts'

export type SlideContent = Pick<WrittenSlide, 'body' | 'columns' | 'after' | 'notes' | 'footnotes'>

/** What a slide's HTML says: its blocks, side by side where they stand so, and the speaker's notes. */
export async function readSlideContent(tree: Root, context: ContentContext): Promise<SlideContent> {
  dropHidden(tree, context)
  const notes = takeNotes(tree)
  dropUnseen(tree, context)
  const links = replaceEmbeds(tree, context)
  await takePictures(tree, context)
  markFragments(tree)
  const { body, columns, after } = partColumns(tree.children, context.tell)
  const read = (nodes: HastContent[]): RootContent[] => toSlideTree(nodes, context)
  return {
    body: read(body),
    ...(columns && { columns: { left: read(columns.left), right: read(columns.right) } }),
    ...(after.length > 0 && { after: read(after) }),
    notes: readNotes({ type: 'root', children: notes }, context),
    footnotes: links.map((url) => ({
      type: 'paragraph',
      children: [{ type: 'link', url, children: [{ type: 'text', value: url }] }],
    })),
  }
}

/** What the speaker says, without the comments and scripts that stand between; pictures are none of it. */
export function readNotes(tree: Root, context: ContentContext): RootContent[] {
  dropUnseen(tree, context)
  return toSlideTree(tree.children, context)
}

/** What a page itself keeps from being seen: `hidden`, and styles that say so. */
function dropHidden(tree: Root, { tell, lineOf }: ContentContext): void {
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    // A drawing may use what it hides by itself.
    if (!isHidden(node)) return node.tagName === 'svg' ? SKIP : undefined
    parent.children.splice(index, 1)
    const words = shortened(blockText(node))
    if (words !== '')
      tell(withLine({ kind: 'dropped', note: noteOf('hiddenWords', { words }) }, lineOf(node)))
    return [SKIP, index]
  })
}

function isHidden(node: Element): boolean {
  const hidden: unknown = node.properties['hidden']
  // What is only found by a search of the page is hidden too.
  if (hidden === true || typeof hidden === 'string') return true
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b/i.test(styleOf(node))
}

/** `<aside class="notes">`, and what Pandoc's `::: notes` became. */
function takeNotes(tree: Root): HastContent[] {
  const notes: HastContent[] = []
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined || !classesOf(node).includes('notes')) return undefined
    parent.children.splice(index, 1)
    notes.push(...node.children)
    return [SKIP, index]
  })
  return notes
}

const UNSEEN = ['style', 'script', 'link', 'meta', 'template', 'noscript', 'title', 'base']

/** Stylesheets, scripts and comments are on no slide. */
function dropUnseen(tree: Root, { tell, lineOf }: ContentContext): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (node.type === 'comment' || node.type === 'doctype') {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (node.type !== 'element' || !UNSEEN.includes(node.tagName)) return undefined
    if (node.tagName === 'style' || node.tagName === 'script')
      tell(withLine({ kind: 'dropped', note: noteOf('ownStyle', { tag: node.tagName }) }, lineOf(node)))
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
}

async function takePictures(tree: Root, context: ContentContext): Promise<void> {
  const found: { node: Element; parent: Element | Root; isDrawing: boolean }[] = []
  visit(tree, 'element', (node, _index, parent) => {
    if (!parent || (node.tagName !== 'img' && node.tagName !== 'svg')) return undefined
    found.push({ node, parent: parent, isDrawing: node.tagName === 'svg' })
    return SKIP
  })
  for (const { node, parent, isDrawing } of found) {
    const line = context.lineOf(node)
    const address = ['src', 'dataSrc']
      .map((key) => node.properties[key])
      .find((value) => typeof value === 'string')
    const taken = isDrawing
      ? await context.takeDrawing(node, line)
      : await context.takePicture(typeof address === 'string' ? address : '', line)
    const index = parent.children.indexOf(node)
    if (taken === undefined) {
      parent.children.splice(index, 1)
      continue
    }
    const alt = isDrawing ? drawingName(node) : node.properties['alt']
    const image: ElementContent = {
      type: 'element',
      tagName: 'img',
      properties: { src: taken, alt: typeof alt === 'string' ? alt : '' },
      children: [],
      ...(node.position && { position: node.position }),
    }
    parent.children.splice(index, 1, image)
  }
}

/** What an SVG calls itself. */
function drawingName(svg: Element): string {
  const title = svg.children.find((child) => child.type === 'element' && child.tagName === 'title')
  const label = svg.properties['ariaLabel']
  return title ? toString(title) : typeof label === 'string' ? label : ''
}

function withLine(remark: Remark, line: number | undefined): Remark {
  return { ...remark, ...(line !== undefined && { line }) }
}
