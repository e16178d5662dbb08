import type { Node } from 'unist'

type Positioned = Pick<Node, 'position'>

/** 1-based line that a node starts on. */
export function lineOf(node: Positioned): number {
  return node.position?.start.line ?? 1
}

/** To copy a node's place to another. */
export function positionOf(node: Positioned): Positioned {
  return node.position ? { position: node.position } : {}
}

/** What a node was written as. */
export function sourceOf(node: Positioned, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
}
