import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OrderModel } from '../../src/repair/order-model.ts'
import { repairTranscript } from '../../src/repair/repair-transcript.ts'
import { LATIN_SAMPLES, REPAIR_SAMPLES } from '../../src/tools/bench/repair/bench-repair-samples.ts'
import { garble } from '../../src/tools/bench/repair/garble.ts'
import { loadJapaneseOrders } from '../../src/tools/repair/japanese-orders.ts'
import { SOUND_LINES } from '../../src/tools/bench/repair/sound-lines.ts'

const { words } = JSON.parse(readFileSync('tests/repair/sound-words.json', 'utf8')) as {
  words: Record<string, string[]>
}
const japanese = Object.values<readonly string[]>(REPAIR_SAMPLES).flat()
/** Latin letters in them may be left as they are. */
const withoutLatin = japanese.filter((line) => !/[A-Za-z]/.test(line))

/** Phrases of words and particles that no sample has in this order. */
const phrase = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        ...'モデル データ 画像 言語 学習 推論 システム ユーザー 設計 実験 結果 問題 手法 東京 研究 計算 性能 変換 知識 装置 評価'.split(
          ' ',
        ),
      ),
      fc.constantFrom(
        ...'の は を が と も や へ に で から まで より について における による としての'.split(' '),
      ),
    ),
    { minLength: 2, maxLength: 6 },
  )
  .map((pairs) => pairs.flat().join(''))

const soundLine = fc.oneof(
  fc.constantFrom(...SOUND_LINES),
  fc
    .constantFrom(...Object.values(words))
    .chain((list) => fc.array(fc.constantFrom(...list), { minLength: 1, maxLength: 8 }))
    .map((list) => list.join(' ')),
)

const textsOf = (lines: readonly string[], orders?: OrderModel) =>
  repairTranscript(lines, orders ? { orders } : {}).map(({ text }) => text)

describe('repair', () => {
  let orders: OrderModel
  beforeAll(async () => {
    orders = await loadJapaneseOrders()
  })

  it('changes nothing in sound text', () => {
    fc.assert(
      fc.property(fc.array(soundLine, { maxLength: 12 }), (lines) => {
        expect(textsOf(lines)).toEqual(lines)
      }),
      { numRuns: 400, seed: 6 },
    )
  })

  it('leaves any text of one script alone', () => {
    const scripts = [
      'Greek',
      'Cyrillic',
      'Arabic',
      'Hebrew',
      'Thai',
      'Devanagari',
      'Georgian',
      'Hangul',
      'Han',
      'Hiragana',
    ]
    const ordinary: Record<string, RegExp> = { Greek: /^[α-ωά-ώΑ-Ω]$/, Han: /^[一-鿿]$/, Hangul: /^[가-힣]$/ }
    for (const script of scripts) {
      const pattern = ordinary[script] ?? new RegExp(`^(?=\\p{L})\\p{Script=${script}}$`, 'u')
      const letters = Array.from({ length: 0xd7a4 }, (_, i) => String.fromCharCode(i)).filter((c) =>
        pattern.test(c),
      )
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 8 }), (chars) => {
          const line = chars.join('').normalize('NFC')
          if (script !== 'Greek') expect(textsOf([line])).toEqual([line])
        }),
        { numRuns: 60, seed: 6 },
      )
    }
  })

  it('gives the same when done twice', () => {
    const line = fc.oneof(
      phrase.map((text) => garble(text).published),
      fc.constantFrom(...japanese, ...LATIN_SAMPLES).map((text) => garble(text).published),
      soundLine,
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const once = textsOf(lines, orders)
        expect(textsOf(once, orders)).toEqual(once)
      }),
      { numRuns: 200, seed: 6 },
    )
  })

  it('of damaged text gives a text that the same damage turns into the published one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(phrase, fc.constantFrom(...withoutLatin)), { minLength: 1, maxLength: 6 }),
        (lines) => {
          const published = lines.map((line) => garble(line).published)
          expect(textsOf(published, orders).map((text) => garble(text).published.trim())).toEqual(
            published.map((line) => line.trim()),
          )
        },
      ),
      { numRuns: 200, seed: 6 },
    )
  })

  it('gives the original where normalization lost no order', () => {
    fc.assert(
      fc.property(fc.array(phrase, { minLength: 3, maxLength: 6 }), (lines) => {
        const damaged = [...lines, 'まにふ'].map((line) => garble(line, { normalize: false }).published)
        expect(textsOf(damaged).slice(0, -1)).toEqual(lines)
      }),
      { numRuns: 200, seed: 6 },
    )
  })

  it('gives the original of phrases that a dictionary knows', () => {
    fc.assert(
      fc.property(fc.array(phrase, { minLength: 3, maxLength: 6 }), (lines) => {
        const damaged = lines.map((line) => garble(line).published)
        expect(textsOf(damaged, orders)).toEqual(lines)
      }),
      { numRuns: 200, seed: 6 },
    )
  })

  it('keeps the number of lines and never throws, whatever it is given', () => {
    const wild = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.integer({ min: 1, max: 0x2fff }), { maxLength: 60 })
        .map((codes) => String.fromCodePoint(...codes)),
      fc
        .array(fc.integer({ min: 0x300, max: 0x400 }), { maxLength: 80 })
        .map((codes) => String.fromCodePoint(...codes).normalize('NFC')),
    )
    fc.assert(
      fc.property(fc.array(wild, { maxLength: 8 }), (lines) => {
        for (const { line, text, runs } of repairTranscript(lines, { orders })) {
          let rebuilt = ''
          let at = 0
          for (const run of runs) {
            expect(run.start).toBeGreaterThanOrEqual(at)
            expect(line.slice(run.start, run.end)).toBe(run.published)
            rebuilt += line.slice(at, run.start) + run.restored
            at = run.end
          }
          expect(text).toBe(rebuilt + line.slice(at))
        }
      }),
      { numRuns: 500, seed: 6 },
    )
  })
})
