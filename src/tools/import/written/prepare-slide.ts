import type { Heading, Image, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { WrittenPicture, WrittenSlide } from './written-deck.ts'

/**
 * A slide as the deck's format has it: the title apart, headings below it, pictures in paragraphs of their own, nothing
 * that Markdown would lose.
 */
export function prepareSlide(
  slide: WrittenSlide,
  pictures: ReadonlyMap<string, WrittenPicture>,
): WrittenSlide {
  const prepare = (nodes: readonly RootContent[]) => flow(nodes, pictures)
  const parted = withPlainHeadings(slide)
  const titled = parted.title ? parted : takeTitle(parted)
  const body = prepare(titled.body)
  const columns = titled.columns && {
    left: prepare(titled.columns.left),
    right: prepare(titled.columns.right),
  }
  if (columns && (columns.left.length === 0 || columns.right.length === 0)) {
    const { columns: _, after: _after, ...rest } = titled
    const flow = [...titled.body, ...columns.left, ...columns.right, ...(titled.after ?? [])]
    return prepareSlide({ ...rest, body: flow }, pictures)
  }
  levelHeadings([...body, ...(columns ? [...columns.left, ...columns.right] : [])])
  return {
    ...titled,
    ...(titled.title && { title: trimBreaks(titled.title) }),
    body,
    ...(columns && { columns }),
    ...(titled.after && { after: prepare(titled.after) }),
    footnotes: prepare(titled.footnotes),
    notes: prepareNotes(titled.notes),
  }
}

/** A heading is words: its pictures stand below it, and one without words is none. */
function withPlainHeadings(slide: WrittenSlide): WrittenSlide {
  const plain = (nodes: readonly RootContent[]): RootContent[] => {
    const root: Root = { type: 'root', children: structuredClone([...nodes]) }
    visit(root, 'heading', (heading, index, parent) => {
      if (!parent || index === undefined) return undefined
      const pictures = takePictures(heading)
      const words = isBlank(heading) ? [] : [{ ...heading, children: trimBreaks(heading.children) }]
      const below: Paragraph[] = pictures.length > 0 ? [{ type: 'paragraph', children: pictures }] : []
      parent.children.splice(index, 1, ...words, ...below)
      return index + words.length + below.length
    })
    return root.children
  }
  const { columns, after } = slide
  return {
    ...slide,
    body: plain(slide.body),
    ...(columns && { columns: { left: plain(columns.left), right: plain(columns.right) } }),
    ...(after && { after: plain(after) }),
  }
}

/** Takes the pictures out of a heading, however deep in it they are. */
function takePictures(heading: Heading): Image[] {
  const pictures: Image[] = []
  visit(heading, 'image', (image, index, parent) => {
    if (!parent || index === undefined) return undefined
    const [before, after] = [parent.children[index - 1], parent.children[index + 1]]
    parent.children.splice(index, 1)
    // Of the spaces around it one stays.
    if (before?.type === 'text' && !after) before.value = before.value.trimEnd()
    if (before?.type === 'text' && after?.type === 'text' && before.value.endsWith(' '))
      after.value = after.value.trimStart()
    pictures.push(image)
    return index
  })
  return pictures
}

/** The first heading, wherever it stands: in a column, or under a line that runs through the deck. */
function takeTitle(slide: WrittenSlide): WrittenSlide {
  const body = [...slide.body]
  const at = firstHeading(body)
  if (at >= 0) {
    const [heading] = body.splice(at, 1)
    return heading?.type === 'heading' ? { ...slide, title: heading.children, body } : slide
  }
  const below = firstHeading(slide.after ?? [])
  if (below >= 0 && slide.after) {
    const after = [...slide.after]
    const [heading] = after.splice(below, 1)
    if (heading?.type === 'heading') return { ...slide, title: heading.children, after }
  }
  for (const side of ['left', 'right'] as const) {
    const nodes = slide.columns?.[side] ?? []
    const heading = nodes.find((node) => node.type === 'heading' && node.depth === 1)
    if (!slide.columns || heading?.type !== 'heading') continue
    const columns = { ...slide.columns, [side]: nodes.filter((node) => node !== heading) }
    return { ...slide, title: heading.children, columns }
  }
  return slide
}

/** The largest heading; of several, the first. */
function firstHeading(nodes: readonly RootContent[]): number {
  const depths = nodes.map((node): number => (node.type === 'heading' ? node.depth : 7))
  const least = Math.min(7, ...depths)
  return least > 6 ? -1 : depths.indexOf(least)
}

function flow(nodes: readonly RootContent[], pictures: ReadonlyMap<string, WrittenPicture>): RootContent[] {
  const root: Root = { type: 'root', children: structuredClone([...nodes]) }
  // Pictures that could not be taken along are named in the report.
  visit(root, 'image', (image, index, parent) => {
    if (pictures.has(image.url) || !parent || index === undefined) return undefined
    parent.children.splice(index, 1)
    return index
  })
  partPictures(root)
  dropEmpty(root)
  return root.children
}

/** What a paragraph has beside pictures stands in paragraphs of its own, before and after them. */
function partPictures(root: Root): void {
  visit(root, 'paragraph', (node, index, parent) => {
    if (!parent || index === undefined || !node.children.some(({ type }) => type === 'image'))
      return undefined
    const parts: Paragraph[] = []
    for (const child of unlinked(node.children)) {
      const isPicture = child.type === 'image'
      const last = parts.at(-1)
      const lastIsPicture = last?.children[0]?.type === 'image'
      if (last && (isPicture === lastIsPicture || isSpace(child))) last.children.push(child)
      else parts.push({ type: 'paragraph', children: [child] })
    }
    const kept = parts
      .map((part) => ({ ...part, children: trimBreaks(part.children) }))
      .filter(({ children }) => children.length > 0)
    parent.children.splice(index, 1, ...(kept as typeof parent.children))
    return index + kept.length
  })
}

/** A picture inside of a link is a picture. */
function unlinked(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node) =>
    node.type === 'link' && node.children.some(({ type }) => type === 'image') ? node.children : [node],
  )
}

function isSpace(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '')
}

/** Without breaks and white space at either end. */
export function trimBreaks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const from = nodes.findIndex((node) => !isSpace(node))
  if (from < 0) return []
  const to = nodes.findLastIndex((node) => !isSpace(node))
  const kept = structuredClone(nodes.slice(from, to + 1))
  const [first, last] = [kept[0], kept.at(-1)]
  if (first?.type === 'text') first.value = first.value.trimStart()
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return kept
}

/** Paragraphs, headings, items and regions that hold nothing. */
function dropEmpty(root: Root): void {
  let changed = true
  while (changed) {
    changed = false
    visit(root, (node, index, parent) => {
      if (!parent || index === undefined) return undefined
      const holds = 'children' in node ? node.children.length > 0 : true
      const isBare = (node.type === 'paragraph' || node.type === 'heading') && isBlank(node)
      const isEmpty =
        isBare ||
        (!holds &&
          [
            'list',
            'listItem',
            'blockquote',
            'containerDirective',
            'link',
            'strong',
            'emphasis',
            'delete',
          ].includes(node.type))
      if (!isEmpty) return undefined
      parent.children.splice(index, 1)
      changed = true
      return index
    })
  }
}

function isBlank(node: Extract<RootContent, { type: 'paragraph' | 'heading' }>): boolean {
  let shown = 0
  visit(node, (child) => {
    if (['image', 'inlineMath', 'inlineCode'].includes(child.type)) shown++
  })
  return shown === 0 && toString(node).trim() === ''
}

/** Headings under the title are of two depths: 2 and 3. */
function levelHeadings(nodes: readonly RootContent[]): void {
  const headings = nodes.filter((node) => node.type === 'heading')
  const least = Math.min(...headings.map(({ depth }) => depth))
  for (const heading of headings) heading.depth = heading.depth === least ? 2 : 3
}

/** Notes are paragraphs, lists and bold words: a heading becomes the latter, a rule nothing. */
function prepareNotes(nodes: readonly RootContent[]): RootContent[] {
  const root: Root = { type: 'root', children: structuredClone([...nodes]) }
  root.children = root.children.flatMap((node): RootContent[] => {
    if (node.type === 'thematicBreak' || node.type === 'html') return []
    if (node.type !== 'heading') return [node]
    return [{ type: 'paragraph', children: [{ type: 'strong', children: node.children }] }]
  })
  visit(root, 'image', (_image, index, parent) => {
    if (!parent || index === undefined) return undefined
    parent.children.splice(index, 1)
    return index
  })
  dropEmpty(root)
  return root.children
}
