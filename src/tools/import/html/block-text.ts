import type { ElementContent } from 'hast'

const BLOCK_TAGS = ['h1', 'h2', 'h3', 'h4', 'p', 'div', 'li', 'br']

/** Text with a line for each block, as a reader sees it. */
export function blockText(node: ElementContent): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element' || ['script', 'style', 'svg'].includes(node.tagName)) return ''
  const inner = node.children.map(blockText).join('')
  return BLOCK_TAGS.includes(node.tagName) ? `\n${inner}\n` : inner
}
