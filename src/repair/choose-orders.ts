/** The final reading of each piece of a line, the whole of it as context. */
import { cheapestByPairs, cheapestByWords } from './cheapest-reading.ts'
import type { JudgedPiece } from './evidence.ts'
import { LOST_MARK } from './find-pieces.ts'
import type { OrderModel } from './order-model.ts'
import { ReadingGraph } from './reading-graph.ts'

/** In the graph, text that belongs to no piece. */
const BETWEEN = -1

export function chooseOrders(
  line: string,
  pieces: readonly JudgedPiece[],
  orders: OrderModel | undefined,
): string[] {
  const readings = pieces.map((piece) => piece.reading)
  if (!pieces.some(isOpen)) return readings
  const graph = drawLine(line, pieces)
  const cheapest = orders ? cheapestByWords(graph, orders) : cheapestByPairs(graph)
  return pieces.map((piece, index) => {
    if (!isOpen(piece)) return piece.reading
    return hideSortedDigits(piece, cheapest?.parts.get(index) ?? piece.reading)
  })
}

/**
 * Digits whose order sorting undid: a wide 9 is of another class than the other wide digits, so that 98 and 89 come out
 * alike, and no dictionary knows which it was.
 */
function hideSortedDigits(piece: JudgedPiece, reading: string): string {
  if (!piece.segments.some(({ sorted, marks }) => sorted && marks.length > 1)) return reading
  return reading.replace(/[０-９]{2,}/g, (digits) =>
    digits.includes('９') && /[０-８]/.test(digits) ? LOST_MARK.repeat(digits.length) : digits,
  )
}

/** Whether something is left to choose. */
function isOpen(piece: JudgedPiece): boolean {
  return piece.damaged && piece.segments.length > 0
}

function drawLine(line: string, pieces: readonly JudgedPiece[]): ReadingGraph {
  const graph = new ReadingGraph()
  let at = 0
  for (const [index, piece] of pieces.entries()) {
    graph.addText(line.slice(at, piece.start), BETWEEN)
    if (isOpen(piece)) for (const segment of piece.segments) graph.addSegment(segment, index)
    else graph.addText(piece.damaged ? piece.reading : piece.text, index)
    at = piece.end
  }
  graph.addText(line.slice(at), BETWEEN)
  return graph
}
