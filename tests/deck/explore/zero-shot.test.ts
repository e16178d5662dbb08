import { describe, expect, it } from 'vitest'
import { tidyName } from '../../../src/deck/explore/class-names.ts'
import { contrastCodec, trainAll, type ContrastData } from '../../../src/deck/explore/contrast.ts'
import { classify, embedName, unseenWords } from '../../../src/deck/explore/zero-shot.ts'

const data: ContrastData = {
  pairs: [
    { image: 'puppy', caption: 'a small pup' },
    { image: 'horse', caption: 'a rider on a horse' },
    { image: 'chairs', caption: 'folding chairs' },
  ],
  dimensions: 8,
  seed: 7,
  steps: 60,
  rate: 0.02,
  start: { pairs: 3, step: 0 },
}
const vectors = trainAll(data).at(-1) ?? { images: [], captions: [] }
const cosine = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0) / (Math.hypot(...a) * Math.hypot(...b))

describe('a class name', () => {
  it('of one word that one caption has is that caption’s vector', () => {
    expect(cosine(embedName(data, vectors, 'Horse'), vectors.captions[1] ?? [])).toBeCloseTo(1)
    expect(cosine(embedName(data, vectors, 'chairs'), vectors.captions[2] ?? [])).toBeCloseTo(1)
  })

  it('of a word that two captions have lies between them, and weighs a quarter beside one’s own', () => {
    const [pup = [], horse = []] = vectors.captions
    const between = pup.map((value, index) => (value + (horse[index] ?? 0)) / 2)
    expect(cosine(embedName(data, vectors, 'a'), between)).toBeCloseTo(1)
    const mixed = horse.map((value, index) => value + (between[index] ?? 0) / 4)
    expect(cosine(embedName(data, vectors, 'a horse'), mixed)).toBeCloseTo(1)
  })

  it('of a word that was never seen is a direction of its own, always the same', () => {
    const zebra = embedName(data, vectors, 'zebra')
    expect(Math.hypot(...zebra)).toBeCloseTo(1)
    expect(embedName(data, vectors, 'Zebra')).toEqual(zebra)
    expect(embedName(data, vectors, 'okapi')).not.toEqual(zebra)
    expect(unseenWords(data, 'a zebra on folding skis')).toEqual(['zebra', 'skis'])
  })

  it('is tidied, and is none without a letter or where it is there already', () => {
    expect(tidyName('  a   pony\t', [])).toBe('a pony')
    expect(tidyName('a~b', [])).toBe('a b')
    expect(tidyName('x'.repeat(40), [])).toHaveLength(24)
    expect([tidyName(' ~!', []), tidyName('cat', ['cat'])]).toEqual([undefined, undefined])
  })
})

describe('zero-shot classification', () => {
  it('is a softmax over the names there are: one more takes from all others alike', () => {
    const image = vectors.images[1] ?? []
    const given = classify(image, vectors.captions, 0.07)
    expect(given.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
    expect(given.indexOf(Math.max(...given))).toBe(1)
    const more = classify(image, [...vectors.captions, embedName(data, vectors, 'horse')], 0.07)
    expect(more[3]).toBeCloseTo(more[1] ?? 0)
    for (const [index, share] of given.entries())
      expect((more[index] ?? 0) / share).toBeCloseTo((more[0] ?? 0) / (given[0] ?? 1))
    const powers = vectors.captions.map((caption) => Math.exp(cosine(image, caption) / 0.07))
    expect(given[0]).toBeCloseTo((powers[0] ?? 0) / powers.reduce((sum, power) => sum + power, 0))
  })
})

describe('names in a link', () => {
  it('are written as they are read', () => {
    const text = 's60n3t7n1~a pony~ロバ'
    const state = contrastCodec.read(text, data)
    expect(state).toMatchObject({ reading: 'names', own: ['a pony', 'ロバ'] })
    expect(state && contrastCodec.write(state, data)).toBe(text)
  })

  it.each([
    's60n3t7n1~',
    's60n3t7n1~ pony',
    's60n3t7n1~a~b~c~d',
    's60n3t7n1~a~a',
    `s60n3t7n1~${'x'.repeat(25)}`,
  ])('%s is none', (text) => {
    expect(contrastCodec.read(text, data)).toBeUndefined()
  })
})
