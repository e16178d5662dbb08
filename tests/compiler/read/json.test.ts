import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineOfPath, parseJson } from '../../../src/compiler/read/json.ts'

describe('parseJson', () => {
  it('gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual({ value: JSON.parse(text) as unknown })
      }),
    )
  })

  it('names a fault in each text that JSON.parse refuses', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', ',', '}', '"', 'x', ':', '\n'),
        (text, at, added) => {
          const cut = at % (text.length + 1)
          const changed = text.slice(0, cut) + added + text.slice(cut + 1)
          const valid = (() => {
            try {
              JSON.parse(changed)
              return true
            } catch {
              return false
            }
          })()
          expect(parseJson(changed).fault === undefined).toBe(valid)
        },
      ),
    )
  })

  it.each([
    ['{\n  "a": 1\n  "b": 2\n}', 3, 'expected a comma or }, not "b": 2'],
    ['{\n  "a": 1,\n}', 3, 'expected a key in double quotes, not }'],
    ['[\n  1,\n]', 3, 'expected a value, not ]'],
    ['{\n  a: 1 }', 2, 'expected a key in double quotes or }, not a: 1 }'],
    ['{ "a" 1 }', 1, 'expected a colon, not 1 }'],
    ['{ "a": 1 }\n{ "b": 2 }', 2, 'expected nothing more, not { "b": 2 }'],
    ['{ "a": "x\n" }', 1, 'expected a value, not "x'],
    ['[\n  1\n', 3, 'expected a comma or ], but the file ends'],
    ['', 1, 'expected a value, but the file ends'],
  ])('says of %j in which line it stops', (source, line, message) => {
    expect(parseJson(source).fault).toEqual({ line, message: `no valid JSON: ${message}` })
  })
})

describe('lineOfPath', () => {
  const SOURCE = '{\n  "title": "a",\n  "sections": [\n    { "title": "b" },\n    { "title": "c" }\n  ]\n}'

  it('is the line of the value, though its key stands elsewhere too', () => {
    expect(lineOfPath(SOURCE, ['title'])).toBe(2)
    expect(lineOfPath(SOURCE, ['sections', 1, 'title'])).toBe(5)
  })

  it('is the line of what should hold it where it is missing', () => {
    expect(lineOfPath(SOURCE, ['sections', 0, 'id'])).toBe(4)
    expect(lineOfPath(SOURCE, ['given'])).toBe(1)
  })
})
