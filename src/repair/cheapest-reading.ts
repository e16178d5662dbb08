/** Finds the likeliest of all texts that a graph of readings holds, with a dictionary or without. */
import { pairCost } from './japanese-model.ts'
import type { OrderModel, OrderWord } from './order-model.ts'
import type { GraphEdge, ReadingGraph } from './reading-graph.ts'

/** The text of each part, and what all of them cost. */
export interface CheapestReading {
  parts: Map<number, string>
  cost: number
}

/** A text up to a node: the last step to it, and the text before. */
interface Path {
  cost: number
  /** The last character. */
  last: string | undefined
  /** Context of the last word; 0 at the start, and without a dictionary. */
  right: number
  edges: readonly GraphEdge[]
  from: Path | undefined
}

/** So far the model of character pairs counts beside a dictionary. */
const PAIR_WEIGHT = 0.5
/** Texts that are kept at a node: more than any sentence needs. */
const PATHS = 60

/** Each character after the one before it: no dictionary. `before` and `after` are what stands around the graph. */
export function cheapestByPairs(
  graph: ReadingGraph,
  before?: string,
  after?: string,
): CheapestReading | undefined {
  const paths = startPaths(graph, before)
  for (const node of graph.inOrder()) {
    for (const path of prune(paths[node] ?? []))
      for (const edge of graph.edges[node] ?? [])
        paths[edge.to]?.push({
          cost: path.cost + edge.cost + pairCost(path.last, edge.char),
          last: edge.char,
          right: 0,
          edges: [edge],
          from: path,
        })
    if (node !== graph.end) paths[node] = []
  }
  return best(paths[graph.end] ?? [], (path) => pairCost(path.last, after))
}

/** Word after word, as the dictionary connects them. */
export function cheapestByWords(graph: ReadingGraph, orders: OrderModel): CheapestReading | undefined {
  const paths = startPaths(graph)
  for (const node of graph.inOrder()) {
    const here = prune(paths[node] ?? [])
    if (here.length > 0 && node !== graph.end)
      for (const { edges, word } of wordsFrom(graph, node, orders)) {
        const path = append(here, edges, word, orders)
        if (path) paths[edges.at(-1)?.to ?? 0]?.push(path)
      }
    if (node !== graph.end) paths[node] = []
  }
  return best(
    paths[graph.end] ?? [],
    (path) => orders.connectionCost(path.right, 0) + PAIR_WEIGHT * pairCost(path.last, undefined),
  )
}

function startPaths(graph: ReadingGraph, before?: string): Path[][] {
  const paths: Path[][] = graph.edges.map(() => [])
  paths[0] = [{ cost: 0, last: before, right: 0, edges: [], from: undefined }]
  return paths
}

/** Of the paths that end alike the cheapest, cheapest first. */
function prune(paths: Path[]): Path[] {
  if (paths.length < 2) return paths
  const seen = new Set<string>()
  return paths
    .sort((a, b) => a.cost - b.cost)
    .filter(({ last, right }) => {
      const key = `${String(right)} ${last ?? ''}`
      return seen.has(key) ? false : seen.add(key)
    })
    .slice(0, PATHS)
}

interface WordFound {
  edges: readonly GraphEdge[]
  word: OrderWord
}

/** All words that begin at a node, along all its paths. */
function wordsFrom(graph: ReadingGraph, node: number, orders: OrderModel): WordFound[] {
  const found: WordFound[] = []
  for (const edge of graph.edges[node] ?? []) {
    const known = knownWords(graph, edge, orders)
    const unknown = orders.unknownWords(edge.char)
    found.push(...known)
    if (known.length === 0 || unknown.always) found.push(...unknownWords(graph, edge, orders))
  }
  return found
}

function knownWords(graph: ReadingGraph, first: GraphEdge, orders: OrderModel): WordFound[] {
  const found: WordFound[] = []
  const pending: { edges: readonly GraphEdge[]; node: number }[] = [{ edges: [first], node: orders.root }]
  for (const { edges, node } of pending) {
    const edge = edges.at(-1)
    const next = edge && orders.step(node, edge.char)
    if (edge === undefined || next === undefined) continue
    for (const word of orders.wordsAt(next)) found.push({ edges, word })
    for (const after of graph.edges[edge.to] ?? []) pending.push({ edges: [...edges, after], node: next })
  }
  return found
}

/** Characters of one kind up to where the kind changes, and the first alone. */
function unknownWords(graph: ReadingGraph, first: GraphEdge, orders: OrderModel): WordFound[] {
  const { kind, maxLength, words } = orders.unknownWords(first.char)
  const found: WordFound[] = []
  const pending: (readonly GraphEdge[])[] = [[first]]
  for (const edges of pending) {
    const after = graph.edges[edges.at(-1)?.to ?? 0] ?? []
    const same =
      edges.length < maxLength ? after.filter(({ char }) => orders.unknownWords(char).kind === kind) : []
    if (edges.length === 1 || same.length < after.length || after.length === 0)
      for (const word of words) found.push({ edges, word })
    if (pending.length < PATHS) for (const edge of same) pending.push([...edges, edge])
  }
  return found
}

/** The cheapest path that a word can follow, with the word. */
function append(
  paths: readonly Path[],
  edges: readonly GraphEdge[],
  word: OrderWord,
  orders: OrderModel,
): Path | undefined {
  const chars = edges.map(({ char }) => char)
  let inside = word.cost
  for (const [i, { char, cost }] of edges.entries())
    inside += cost + (i > 0 ? PAIR_WEIGHT * pairCost(chars[i - 1], char) : 0)
  let cheapest: Path | undefined
  for (const path of paths) {
    const joint = orders.connectionCost(path.right, word.left) + PAIR_WEIGHT * pairCost(path.last, chars[0])
    const cost = path.cost + joint + inside
    if (!cheapest || cost < cheapest.cost)
      cheapest = { cost, last: chars.at(-1), right: word.right, edges, from: path }
  }
  return cheapest
}

function best(paths: readonly Path[], endCost: (path: Path) => number): CheapestReading | undefined {
  let cheapest: Path | undefined
  let cost = Infinity
  for (const path of paths) {
    if (path.cost + endCost(path) >= cost) continue
    cheapest = path
    cost = path.cost + endCost(path)
  }
  if (!cheapest) return undefined
  const edges: GraphEdge[] = []
  for (let path: Path | undefined = cheapest; path; path = path.from) edges.unshift(...path.edges)
  const parts = new Map<number, string>()
  for (const { part, char } of edges) parts.set(part, (parts.get(part) ?? '') + char)
  return { parts, cost }
}
