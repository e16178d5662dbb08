import type { Code, Data, Parent, RootContent } from 'mdast'
import type { ContainerDirective, TextDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import { isCallout, isSupplied, type SourceBlock } from '../parse/blocks.ts'
import { attribute, directiveRow, textRow, type Directive } from '../parse/directives.ts'
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
    if (node.type === 'containerDirective' || node.type === 'textDirective') annotateDirective(node)
    else if (node.type === 'html')
      turnToElement(node as unknown as { type: string; value: string; data?: Data })
    else if (node.type === 'link' && node.url.startsWith('#')) node.url = `../${node.url.slice(1)}/`
    else if (node.type === 'code') annotateFence(node)
    else if (node.type === 'image') node.url = pictureUrl(node.url, pictures)
  })
  for (const { id, node, kind } of blocks) {
    setProperties(node, { dataBlock: id, ...(kind === 'turn' && { dataKind: 'turn' }) })
    if (node.type === 'paragraph' && isCallout(node)) setProperties(node, { className: [CALLOUT_CLASS] })
  }
}

/** A formula that is in the transcript alone. */
export const SUPPLIED_CLASS = 'formula-supplied'
/** A paragraph of bold text alone. */
export const CALLOUT_CLASS = 'callout'

/** From a slide's page. */
export function pictureUrl(url: string, pictures: ReadonlyMap<string, DeckPicture>): string {
  return `../../${pictures.get(url)?.path ?? url}`
}

/** Languages and scripts (BCP 47) that are written from the right: their words would be read out of order among others. */
const RIGHT_TO_LEFT =
  /^(ar|arc|ckb|dv|fa|he|iw|ks|nqo|ps|sd|syr|ug|ur|yi)(?!-Latn)(-|$)|-(Arab|Hebr|Nkoo|Syrc|Thaa)\b/i

/** A directive becomes the element of its row, with the values of its attributes. */
function annotateDirective(node: Directive): void {
  const element = directiveRow(node)?.element
  if (!element) return
  const { tag, className, role, properties = {} } = element
  node.data = { ...node.data, hName: tag }
  if (className !== undefined) setProperties(node, { className: [className] })
  if (isSupplied(node)) {
    setProperties(node, { className: [SUPPLIED_CLASS] })
    return
  }
  if (role) setProperties(node, { role })
  for (const [property, name] of Object.entries(properties))
    setProperties(node, { [property]: attribute(node, name) })
  if ('lang' in properties && RIGHT_TO_LEFT.test(attribute(node, 'lang') ?? ''))
    setProperties(node, { dir: 'rtl' })
  if (node.type === 'textDirective') annotateProvenance(node)
  else if (element.lead) addLead(node, element.lead)
}

function annotateProvenance(node: TextDirective): void {
  const provenance = textRow(node)?.provenance
  if (provenance) setProperties(node, { dataProvenance: provenance })
}

function addLead(node: ContainerDirective, lead: { attribute: string; className: string }): void {
  node.children.unshift({
    type: 'paragraph',
    data: { hProperties: { className: [lead.className] } },
    children: [{ type: 'text', value: attribute(node, lead.attribute) ?? '' }],
  })
}

/** ```ts {2,4-6} marks lines of the code. */
function annotateFence(node: Code): void {
  const dataMarked = /^\{([\d,-]+)\}$/.exec(node.meta?.trim() ?? '')?.[1]
  if (dataMarked !== undefined) setProperties(node, { dataMarked })
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
