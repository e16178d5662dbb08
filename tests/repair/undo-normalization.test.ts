import { describe, expect, it } from 'vitest'
import { cidText, LAST_CID } from '../../src/repair/cids.ts'
import { markClass } from '../../src/repair/combining-order.ts'
import { cheapestByPairs } from '../../src/repair/cheapest-reading.ts'
import { ReadingGraph } from '../../src/repair/reading-graph.ts'
import { glyphsFrom, segmentsOf } from '../../src/repair/undo-normalization.ts'

describe('canonical classes', () => {
  it('tell marks from what they stand on', () => {
    expect(['a', 'α', 'あ', '\u034f', '\u0f0b'].map(markClass)).toEqual([0, 0, 0, 0, 0])
    expect(
      ['\u0301', '\u0316', '\u0334', '\u0345', '\u05b0', '\u3099'].every((mark) => markClass(mark) > 0),
    ).toBe(true)
  })

  it('are equal for marks that keep their order', () => {
    expect(markClass('\u0301')).toBe(markClass('\u0302'))
    expect(markClass('\u0316')).not.toBe(markClass('\u0301'))
    expect(markClass('\u035c')).not.toBe(markClass('\u0360'))
  })

  it('agree with normalization for all pairs of marks that are kana', () => {
    const marks = Array.from({ length: 0x70 }, (_, i) => String.fromCharCode(0x300 + i)).filter(
      (c) => markClass(c) > 0,
    )
    for (const a of marks)
      for (const b of marks) {
        const swaps =
          ('x' + a + b).normalize('NFD') !== 'x' + a + b &&
          a.normalize('NFD') === a &&
          b.normalize('NFD') === b
        if (swaps) expect(markClass(a)).not.toBe(markClass(b))
      }
  })
})

describe('glyphs behind a character', () => {
  it('are all code points that normalization turns into it', () => {
    for (const [published, cid] of [
      ['\u02b9', 0x374],
      ['\u00b7', 0x387],
      [';', 0x37e],
      ['\u03ac', 0x1f71],
      ['K', 0x212a],
      ['\u00c5', 0x212b],
      ['\u0300', 0x340],
    ] as const)
      expect(glyphsFrom(published.normalize('NFD')[0] ?? '').map((glyph) => glyph.cid)).toContain(cid)
  })

  it('include every glyph whose code point NFC replaces', () => {
    for (let cid = 0x20; cid <= LAST_CID; cid++) {
      const char = String.fromCharCode(cid)
      if (char.normalize('NFC') === char || cidText(cid) === undefined) continue
      expect(readings(char.normalize('NFC')), `glyph ${String(cid)}`).toContain(cidText(cid))
    }
  })
})

/** All texts that a graph of one segment or two holds. */
function readings(published: string): string[] {
  const graph = new ReadingGraph()
  for (const segment of segmentsOf(published)) expect(graph.addSegment(segment, 0)).toBe(true)
  const walk = (node: number): string[] =>
    node === graph.end
      ? ['']
      : (graph.edges[node] ?? []).flatMap(({ char, to }) => walk(to).map((rest) => char + rest))
  return walk(0)
}

describe('readings of sorted marks', () => {
  it('are all orders that the classes allow', () => {
    // か (class 232) and い (230), both after あ (starter ぁ has none here).
    const all = readings('ը\u034d\u0355'.normalize('NFC'))
    expect(all.some((text) => text.endsWith('いが') || text.endsWith('がい'))).toBe(true)
    expect(new Set(all).size).toBe(all.length)
  })

  it('have the text as it stands as the only one if it was never normalized', () => {
    const graph = new ReadingGraph()
    for (const segment of segmentsOf('͕\u0374͍')) graph.addSegment(segment, 0)
    expect(cheapestByPairs(graph)?.parts.get(0)).toBe('がにい')
  })
})
