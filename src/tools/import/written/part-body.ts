import type { RootContent } from 'mdast'

/** A flow in parts that each fit. Lists are parted between their items, tables between rows, code between lines. */
export function partBody(
  body: readonly RootContent[],
  fits: (part: RootContent[]) => boolean,
): RootContent[][] {
  const parts: RootContent[][] = []
  let rest = body.flatMap((node) => (fits([node]) ? [node] : partBlock(node, fits)))
  while (rest.length > 0) {
    const here = rest
    const most = mostThatFit(rest.length, (end) => fits(here.slice(0, end)))
    const count = beforeHeading(rest, most)
    parts.push(rest.slice(0, count))
    rest = rest.slice(count)
  }
  return parts.length > 0 ? parts : [[]]
}

/** By halves: what fits goes on fitting with less. One is taken in any case. */
function mostThatFit(count: number, fits: (count: number) => boolean): number {
  let [least, most] = [1, count]
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (fits(middle)) least = middle
    else most = middle - 1
  }
  return least
}

/** A heading stands with what it is about; where there are several, the second part begins with one. */
function beforeHeading(nodes: readonly RootContent[], count: number): number {
  if (count === nodes.length) return count
  const at = nodes.slice(0, count + 1).findLastIndex((node, index) => index > 0 && node.type === 'heading')
  if (at > 0) return at
  return count
}

/** A block that is too long for any slide, in as few parts as it needs. */
function partBlock(node: RootContent, fits: (part: RootContent[]) => boolean): RootContent[] {
  const pieces = piecesOf(node)
  if (!pieces || pieces.count < 2) return [node]
  const parts: RootContent[] = []
  let from = 0
  while (from < pieces.count) {
    const start = from
    const to = from + mostThatFit(pieces.count - from, (count) => fits([pieces.slice(start, start + count)]))
    parts.push(pieces.slice(from, to))
    from = to
  }
  return parts
}

interface Pieces {
  count: number
  slice: (from: number, to: number) => RootContent
}

function piecesOf(node: RootContent): Pieces | undefined {
  switch (node.type) {
    case 'list':
      return {
        count: node.children.length,
        slice: (from, to) => ({
          ...node,
          ...(node.ordered && { start: (node.start ?? 1) + from }),
          children: node.children.slice(from, to),
        }),
      }
    case 'table': {
      const [head, ...rows] = node.children
      return {
        count: rows.length,
        slice: (from, to) => ({ ...node, children: [...(head ? [head] : []), ...rows.slice(from, to)] }),
      }
    }
    case 'code': {
      const lines = node.value.split('\n')
      return {
        count: lines.length,
        slice: (from, to) => ({ ...node, value: lines.slice(from, to).join('\n') }),
      }
    }
    case 'blockquote':
      return {
        count: node.children.length,
        slice: (from, to) => ({ ...node, children: node.children.slice(from, to) }),
      }
    default:
      return undefined
  }
}
