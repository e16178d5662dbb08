import type { Data, Parent, RootContent } from 'mdast'
import type { ContainerDirective, TextDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import { isCallout, isSupplied, type SourceBlock } from '../parse/blocks.ts'
import { attribute } from '../check/check.ts'
import type { DeckPicture } from '../read/pictures.ts'

/**
 * Says on each node what element it becomes (`data.hName`, `data.hProperties`, read by mdast-util-to-hast): directives
 * become elements, blocks carry `data-block`, links and pictures are named as from a slide's page. Changes the tree in
 * place.
 */
export function annotate(
  body: ContainerDirective,
  blocks: readonly SourceBlock[],
  pictures: ReadonlyMap<string, DeckPicture>,
): void {
  visit(body, (node) => {
    if (node.type === 'containerDirective') annotateContainer(node)
    else if (node.type === 'textDirective') annotateText(node)
    else if (node.type === 'html')
      turnToElement(node as unknown as { type: string; value: string; data?: Data })
    else if (node.type === 'link' && node.url.startsWith('#')) node.url = `../${node.url.slice(1)}/`
    else if (node.type === 'image') node.url = pictureUrl(node.url, pictures)
  })
  for (const { id, node, kind } of blocks) {
    setProperties(node, { dataBlock: id, ...(kind === 'turn' && { dataKind: 'turn' }) })
    if (node.type === 'paragraph' && isCallout(node)) setProperties(node, { className: ['callout'] })
  }
}

/** From a slide's page. */
export function pictureUrl(url: string, pictures: ReadonlyMap<string, DeckPicture>): string {
  return `../../${pictures.get(url)?.path ?? url}`
}

const CONTAINERS: Record<string, { hName: string; className: string }> = {
  figure: { hName: 'figure', className: 'figure' },
  formula: { hName: 'div', className: 'formula' },
  left: { hName: 'div', className: 'slide-left' },
  right: { hName: 'div', className: 'slide-right' },
  footnote: { hName: 'div', className: 'slide-footnotes' },
  dialogue: { hName: 'div', className: 'turn' },
  fragment: { hName: 'div', className: 'fragment' },
}

function annotateContainer(node: ContainerDirective): void {
  const form = CONTAINERS[node.name]
  if (!form) return
  node.data = { ...node.data, hName: form.hName }
  setProperties(node, { className: [form.className] })
  if (isSupplied(node)) setProperties(node, { className: ['formula-supplied'] })
  else if (node.name === 'formula') {
    setProperties(node, { role: 'img', ariaLabel: attribute(node, 'spoken') })
  }
  if (node.name === 'dialogue') {
    const speaker = attribute(node, 'speaker') ?? ''
    setProperties(node, { dataSpeaker: speaker })
    node.children.unshift({
      type: 'paragraph',
      data: { hProperties: { className: ['turn-speaker'] } },
      children: [{ type: 'text', value: speaker }],
    })
  }
}

function annotateText(node: TextDirective): void {
  const become = (hName: string, properties: Record<string, unknown>) => {
    node.data = { ...node.data, hName }
    setProperties(node, properties)
  }
  switch (node.name) {
    case 'mark':
      become('mark', {})
      break
    case 'cite':
      become('span', { className: ['cite'], dataCite: attribute(node, 'key') })
      break
    case 'part':
      become('span', { className: ['part'], dataPart: attribute(node, 'name') })
      break
    case 'lang':
      become('span', { lang: attribute(node, 'lang') })
      break
    case 'fragment':
      become('span', { className: ['fragment'] })
      break
    default:
      become('span', { dataProvenance: node.name })
  }
}

/** `<br>` and `<wbr>`, of which Markdown keeps only the source. */
function turnToElement(node: { type: string; value: string; data?: Data }): void {
  const tag = /^<(br|wbr)\s*\/?>$/i.exec(node.value)?.[1]
  if (tag) Object.assign(node, { type: 'break', data: { hName: tag.toLowerCase() } })
}

function setProperties(node: Parent | RootContent, properties: Record<string, unknown>): void {
  const data = (node.data ?? {}) as Data & { hProperties?: Record<string, unknown> }
  const className = [
    ...(Array.isArray(data.hProperties?.['className']) ? (data.hProperties['className'] as unknown[]) : []),
    ...(Array.isArray(properties['className']) ? (properties['className'] as unknown[]) : []),
  ]
  node.data = {
    ...data,
    hProperties: { ...data.hProperties, ...properties, ...(className.length > 0 && { className }) },
  } as Data
}
