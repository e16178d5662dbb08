import type { Element, ElementContent, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import { visit, SKIP } from 'unist-util-visit'
import { noteOf } from '../../../i18n/import-notes.ts'
import { attributeOf, isBlock, isElement } from './elements.ts'
import type { ContentContext } from './content-context.ts'

const EMBEDS = [
  'iframe',
  'video',
  'audio',
  'embed',
  'object',
  'canvas',
  'x-component',
  'x-computed',
  'source',
  'track',
  'form',
  'input',
  'button',
  'select',
  'textarea',
]

/**
 * Takes out what runs or plays, which is told. What has an address on the web leaves it: a link for the foot of the slide.
 */
export function replaceEmbeds(tree: Root, { tell, lineOf }: ContentContext): string[] {
  const links: string[] = []
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined || !EMBEDS.includes(node.tagName)) return undefined
    if (node.tagName === 'input' && attributeOf(node, 'type') === 'checkbox') return undefined
    const name = attributeOf(node, 'data-name') ?? node.tagName
    const address = addressOf(node, name)
    const line = lineOf(node)
    const place = line === undefined ? {} : { line }
    const inner = node.tagName === 'x-component' && saysSomething(node) ? boxOf(node) : []
    parent.children.splice(index, 1, ...inner)
    if (inner.length > 0) {
      tell({ kind: 'changed', note: noteOf('componentKept', { tag: name }), ...place })
    } else if (node.tagName === 'x-computed') {
      tell({
        kind: 'dropped',
        note: noteOf('computed', { name }),
        ...place,
      })
    } else if (address === undefined) {
      tell({ kind: 'dropped', note: noteOf('componentDropped', { tag: name }), ...place })
    } else {
      tell({ kind: 'changed', note: noteOf('componentLink', { tag: name, address }), ...place })
      if (!links.includes(address)) links.push(address)
    }
    return [SKIP, index]
  })
  return links
}

function saysSomething(component: Element): boolean {
  return (
    toString(component).trim() !== '' || component.children.some((child) => isElement(child, 'img', 'svg'))
  )
}

/** What a component of a theme holds, without it: beside words as words, else as a block. */
function boxOf(component: Element): ElementContent[] {
  if (!component.children.some((child) => isBlock(child) || isElement(child, 'img')))
    return component.children
  return [{ ...component, tagName: 'div', properties: {} }]
}

function addressOf(node: Element, name: string): string | undefined {
  const id = attributeOf(node, 'id')
  if (id && /^[\w-]{3,40}$/.test(id)) {
    if (/^tweet$/i.test(name)) return `https://twitter.com/i/web/status/${id}`
    if (/^youtube$/i.test(name)) return `https://www.youtube.com/watch?v=${id}`
  }
  const inner = node.children.find((child) => child.type === 'element' && child.tagName === 'source')
  const own = ['src', 'data-src', 'data', 'href', 'to']
    .map((key) => attributeOf(node, key))
    .find((value) => value !== undefined)
  const address = own ?? (inner?.type === 'element' ? attributeOf(inner, 'src') : undefined)
  const whole = address?.startsWith('//') ? `https:${address}` : address
  return whole !== undefined && /^https?:\/\//.test(whole) && URL.canParse(whole) ? whole : undefined
}
