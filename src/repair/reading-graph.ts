import { glyphsFrom, type Glyph, type Segment } from './undo-normalization.ts'
import { markClass } from './combining-order.ts'

/** One character of a possible text. */
export interface GraphEdge {
  to: number
  char: string
  /** What the character costs whatever stands around it, in nats. */
  cost: number
  /** Which of the parts put into the graph it belongs to. */
  part: number
}

/** More states than this in one segment is no text: 40 marks that a font piled up, or a file made to take time. */
const MAX_STATES = 1500

/**
 * All texts that a damaged line can stand for: each path from node 0 to `end` is one. Sound text is a chain; where
 * normalization sorted marks or replaced characters, paths branch and meet again.
 */
export class ReadingGraph {
  /** The edges from each node. */
  readonly edges: GraphEdge[][] = [[]]
  end = 0

  /** Text that is what it is. */
  addText(text: string, part: number): void {
    for (const char of text) {
      const to = this.addNode()
      this.edges[this.end]?.push({ to, char, cost: 0, part })
      this.end = to
    }
  }

  /** All readings of a segment; false, and nothing added, if it has none or too many. */
  addSegment(segment: Segment, part: number): boolean {
    if (segment.marks.length === 0 && [...segment.head].length === 1) return this.addLetter(segment, part)
    const steps = listSteps(segment)
    if (!steps) return false
    const nodes = new Map([[BEFORE, this.end]])
    const nodeOf = (state: string) => {
      const node = nodes.get(state) ?? this.addNode()
      nodes.set(state, node)
      return node
    }
    for (const { from, to, glyphs } of steps.list) this.addGlyphs(nodeOf(from), nodeOf(to), glyphs, part)
    this.end = nodeOf(steps.end)
    return true
  }

  /** Most segments: a character without marks. */
  private addLetter({ head, sorted }: Segment, part: number): boolean {
    const glyphs = glyphsFrom(head, !sorted).filter(({ parts }) => parts.length === 1)
    const sound = soundCost(head)
    if (glyphs.length === 0 && sound === undefined) return false
    const to = this.addNode()
    if (sound !== undefined) this.edges[this.end]?.push({ to, char: head, cost: sound, part })
    for (const glyph of glyphs) this.addGlyphs(this.end, to, [glyph], part)
    this.end = to
    return true
  }

  private addGlyphs(from: number, to: number, glyphs: readonly Glyph[], part: number): void {
    const chars = glyphs.flatMap(({ text, cost }) =>
      [...text].map((char, i) => ({ char, cost: i === 0 ? cost : 0 })),
    )
    let at = from
    for (const [i, { char, cost }] of chars.entries()) {
      const next = i === chars.length - 1 ? to : this.addNode()
      this.edges[at]?.push({ to: next, char, cost, part })
      at = next
    }
  }

  private addNode(): number {
    return this.edges.push([]) - 1
  }

  /** Nodes so that every edge leads forward. */
  inOrder(): number[] {
    const incoming = new Array<number>(this.edges.length).fill(0)
    for (const edges of this.edges) for (const { to } of edges) incoming[to] = (incoming[to] ?? 0) + 1
    const order = [0]
    for (const node of order)
      for (const { to } of this.edges[node] ?? []) {
        incoming[to] = (incoming[to] ?? 0) - 1
        if (incoming[to] === 0) order.push(to)
      }
    return order
  }
}

/** Another font's arrow or dash may stand within damaged text; what one costs that is what it seems. */
function soundCost(char: string): number | undefined {
  if (/^[\u2010-\u2dff]$/.test(char)) return 0
  return /^[\u3400-\u4dbf\uac00-\ud7a3]$/.test(char) ? RARE_SOUND_COST : undefined
}

const RARE_SOUND_COST = 8

interface Steps {
  list: { from: string; to: string; glyphs: readonly Glyph[] }[]
  end: string
}

/** How many marks of each class are used up: all that decides what can come next. */
type Used = readonly number[]

/** The state before the head; with it read, the state is how many marks are used. */
const BEFORE = 'before'

function stateOf(used: Used): string {
  return used.join()
}

function listSteps(segment: Segment): Steps | undefined {
  if (!segment.sorted) return listDirect(segment.head)
  const queues = queueMarks(segment.marks)
  if (queues.reduce((states, queue) => states * (queue.length + 1), 1) > MAX_STATES) return undefined
  const start: Used = queues.map(() => 0)
  const full = queues.map((queue) => queue.length)
  const list: Steps['list'] = []
  const pending: Used[] = []
  const seen = new Set<string>()
  const add = (from: string, to: Used | undefined, glyphs: readonly Glyph[]) => {
    if (!to) return
    list.push({ from, to: stateOf(to), glyphs })
    if (!seen.has(stateOf(to))) pending.push(to)
    seen.add(stateOf(to))
  }
  if (segment.head === '') pending.push(start)
  else
    for (const { glyphs, marks } of readHead(segment.head))
      add(BEFORE, useMarks(queues, start, marks), glyphs)
  for (const used of pending) {
    const from = segment.head === '' && used === start ? BEFORE : stateOf(used)
    for (const [i, queue] of queues.entries())
      for (const glyph of glyphsFrom(queue[used[i] ?? 0] ?? ''))
        add(from, useMarks(queues, used, glyph.parts), [glyph])
  }
  return keepComplete(list, stateOf(full))
}

function listDirect(char: string): Steps | undefined {
  const glyph = glyphsFrom(char, true)[0]
  return glyph && { list: [{ from: BEFORE, to: 'end', glyphs: [glyph] }], end: 'end' }
}

/** The marks of each class in their order, which sorting keeps. */
function queueMarks(marks: readonly string[]): string[][] {
  const queues = new Map<number, string[]>()
  for (const mark of marks) {
    const queue = queues.get(markClass(mark))
    if (queue) queue.push(mark)
    else queues.set(markClass(mark), [mark])
  }
  return [...queues.values()]
}

/** A head is one glyph, or as many as it has letters. */
function readHead(head: string): { glyphs: readonly Glyph[]; marks: readonly string[] }[] {
  const whole = glyphsFrom(head).map((glyph) => ({ glyphs: [glyph], marks: glyph.parts.slice(1) }))
  const letters = [...head]
  if (letters.length === 1) return whole
  const single = letters.map((letter) => glyphsFrom(letter).filter(({ parts }) => parts.length === 1))
  const chains = single.reduce<Glyph[][]>(
    (all, glyphs) => all.flatMap((chain) => glyphs.map((glyph) => [...chain, glyph])),
    [[]],
  )
  return [...whole, ...chains.map((glyphs) => ({ glyphs, marks: [] }))]
}

/** Undefined unless the marks are the next ones of their classes. */
function useMarks(
  queues: readonly (readonly string[])[],
  used: Used,
  marks: readonly string[],
): Used | undefined {
  const after = [...used]
  for (const mark of marks) {
    const i = queues.findIndex((queue, index) => queue[after[index] ?? 0] === mark)
    if (i < 0) return undefined
    after[i] = (after[i] ?? 0) + 1
  }
  return after
}

/** Without the steps that lead nowhere; undefined if none leads to the end. */
function keepComplete(list: Steps['list'], end: string): Steps | undefined {
  const into = new Map<string, Steps['list']>()
  for (const step of list) into.set(step.to, [...(into.get(step.to) ?? []), step])
  const alive = new Set([end])
  for (const state of alive) for (const { from } of into.get(state) ?? []) alive.add(from)
  return alive.has(BEFORE) ? { list: list.filter(({ to }) => alive.has(to)), end } : undefined
}
