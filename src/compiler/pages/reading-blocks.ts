import type { Element, ElementContent, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { transcriptAnchor } from '../../deck/deck-link.ts'
import type { BlockKind, TranscriptBlock } from '../../deck/types.ts'
import { treesOf, type CompiledSlide } from '../compiled-deck.ts'
import type { SlideTrees } from '../render/render.ts'
import { eachElement, element, findBlock, hasClass } from '../render/hast.ts'

/** A block taken apart for a page that is read from top to bottom, without script or popovers. */
export interface ReadingBlock {
  id: string
  kind: BlockKind
  /** Nesting of a list item, 0 outermost. */
  level: number
  node: Element
  /** What its provenance mark says on demand; on these pages a note at the slide's end. */
  notes: string[]
}

/** Where the parts of a page's slides are found. */
export interface ReadingPlace {
  /** From the page to the folder of its locale: `../`. */
  toLocale: string
  /** Links to other slides lead to their place in the same page, or to their own pages. */
  inPage: boolean
}

/** The blocks of a slide's transcript, with the drawings of its figures. */
export function readingBlocks(slide: CompiledSlide, place: ReadingPlace, drawn: boolean): ReadingBlock[] {
  const trees = treesOf(slide)
  const drawings = drawn ? drawingsOf(slide, trees) : new Map<string, Element>()
  return withTrees(slide, trees).map(({ block, node }) => {
    const notes = takeProvenance(node, noteAnchor(slide, block.id))
    retarget(node, place)
    linkCitations(node, place)
    openDetails(node)
    const drawing = drawings.get(block.id)
    if (drawing) node.children.unshift(drawing)
    makeScrollable(node)
    const level = Number(node.properties['dataLevel'] ?? 0)
    return { id: block.id, kind: block.kind, level, node, notes }
  })
}

/** The id of a block's note. Where two languages stand on a page, each has its own. */
export function noteAnchor({ slideNumber, locale }: CompiledSlide, block: string): string {
  return `note-${locale}-${transcriptAnchor(slideNumber, block)}`
}

/** A slide's blocks, each with its element, without what only the panel has: room for pictures, folded descriptions. */
export function withTrees(
  { blocks }: CompiledSlide,
  trees: SlideTrees,
): { block: TranscriptBlock; node: Element }[] {
  return blocks.flatMap((block, index) => {
    const node = trees.blocks[index]
    return node ? [{ block, node: { ...node, children: node.children.flatMap(unfolded) } }] : []
  })
}

function unfolded(child: ElementContent): ElementContent[] {
  if (child.type !== 'element') return [child]
  if (hasClass(child, 'block-picture')) return []
  if (!hasClass(child, 'block-told')) return [child]
  return child.children.filter((part) => part.type !== 'element' || part.tagName !== 'summary')
}

/** Drawings by block. Hidden from screen readers, and so from reading views: the description stands beside them. */
function drawingsOf({ blocks }: CompiledSlide, trees: SlideTrees): Map<string, Element> {
  const stage: Root = { type: 'root', children: [trees.stage] }
  const drawings = new Map<string, Element>()
  for (const { id, kind } of blocks) {
    const figure = kind === 'figure' ? findBlock(stage, id) : undefined
    // A table stands in the transcript itself; its drawing would say the same again.
    if (figure?.properties['dataFigureKind'] === 'table') continue
    const drawing = figure?.children.find(
      (child): child is Element => child.type === 'element' && hasClass(child, 'drawing'),
    )
    if (!drawing) continue
    const { role, ariaLabel, ...properties } = drawing.properties
    // What has no role is text: a table, a quotation.
    const isPicture = role === 'img' && ariaLabel !== undefined
    drawings.set(id, {
      ...drawing,
      properties: { ...properties, ...(isPicture && { ariaHidden: 'true' }) },
    })
  }
  return drawings
}

/** The mark becomes a link to the note; what the popover said is taken out and returned. */
function takeProvenance(node: Element, noteId: string): string[] {
  const notes: string[] = []
  visit(node, 'element', (child, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (hasClass(child, 'provenance-note')) {
      notes.push(...child.children.map((note) => toString(note)).filter(Boolean))
      parent.children.splice(index, 1)
      return index
    }
    if (hasClass(child, 'provenance') && child.tagName === 'button') {
      parent.children[index] = element('a', { className: ['provenance'], href: `#${noteId}` }, child.children)
    }
    return undefined
  })
  return notes
}

/** Links are written as from a slide's page, `../3/`. */
function retarget(node: Element, { toLocale, inPage }: ReadingPlace): void {
  eachElement(node, (link) => {
    const { href } = link.properties
    if (link.tagName !== 'a' || typeof href !== 'string') return
    const slideNumber = /^\.\.\/(\d+)\/$/.exec(href)?.[1]
    if (slideNumber !== undefined && inPage) {
      link.properties['href'] = `#${transcriptAnchor(Number(slideNumber))}`
    } else if (href.startsWith('../')) link.properties['href'] = toLocale + href.slice(3)
  })
}

/** What is printed as a citation leads to its work in the list of all references. */
function linkCitations(node: Element, { toLocale }: ReadingPlace): void {
  eachElement(node, (cite) => {
    const key = hasClass(cite, 'cite') ? cite.properties['dataCite'] : undefined
    if (key === undefined) return
    Object.assign(cite, {
      tagName: 'a',
      properties: { className: ['cite'], href: `${toLocale}references/#${String(key)}` },
    })
  })
}

/** What is folded away in the panel stands open where it is to be read and printed. */
function openDetails(node: Element): void {
  eachElement(node, (child) => {
    if (child.tagName === 'details') child.properties['open'] = true
  })
}

/** What is wider than a phone is scrolled from the keyboard, too. */
function makeScrollable(node: Element): void {
  visit(node, 'element', (child) => {
    if (child.properties['tabIndex'] !== undefined) return SKIP
    if (hasClass(child, 'formula-body') || hasClass(child, 'code-lines')) child.properties['tabIndex'] = 0
    return undefined
  })
}

/** Consecutive list items as nested lists; all other blocks as they are. */
export function nestItems(
  blocks: readonly ReadingBlock[],
  anchor: (block: ReadingBlock) => Element['properties'],
): Element[] {
  const out: Element[] = []
  /** The open list of each level, and its last item. */
  let lists: { list: Element; item: Element | undefined }[] = []
  for (const block of blocks) {
    if (block.kind !== 'item') {
      lists = []
      out.push({ ...block.node, properties: { ...block.node.properties, ...anchor(block) } })
      continue
    }
    // An item can't lie deeper than one level below the one before it.
    const level = Math.min(block.level, lists.length)
    lists.length = Math.min(lists.length, level + 1)
    if (lists.length === level) {
      const ordinal = Number.parseInt(String(block.node.properties['dataOrdinal']), 10)
      const list = Number.isNaN(ordinal) ? element('ul', {}) : element('ol', { start: ordinal })
      const above = lists.at(-1)?.item
      if (above) above.children.push(list)
      else out.push(list)
      lists.push({ list, item: undefined })
    }
    const open = lists[level]
    if (!open) continue
    open.item = element('li', anchor(block), [block.node])
    open.list.children.push(open.item)
  }
  return out
}
