import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWantedPage } from '../../../src/deck/shelf/private-place.ts'
import {
  formatAnnotations,
  parseAnnotations,
} from '../../../src/features/annotations/annotations-markdown.ts'
import type { Annotation } from '../../../src/viewer/annotations.ts'

const WORDS = {
  deck: 'Title',
  slide: (slideNumber: number) => `Slide ${String(slideNumber)}`,
  link: (slideNumber: number) => `Open slide ${String(slideNumber)}`,
}
const BASE = 'https://example.org/talk/'
const annotation = (values: Partial<Annotation> = {}): Annotation => ({
  id: 'a',
  slideNumber: 41,
  block: 'b3',
  locale: 'ja',
  quote: '8つのタスク',
  note: '',
  ...values,
})
const withoutId = ({ id: _, ...rest }: Annotation) => rest
const format = (annotations: readonly Annotation[]) =>
  formatAnnotations(annotations, (link) => BASE + link, WORDS)

describe('annotations as Markdown', () => {
  it('are a quotation, the note and a link to the words', () => {
    const text = format([annotation({ note: 'Why eight?' }), annotation({ slideNumber: 42, quote: 'EOS' })])
    expect(text).toBe(`# Title

## Slide 41

> 8つのタスク

Why eight?

[Open slide 41](<https://example.org/talk/ja/41/?quote=8%E3%81%A4%E3%81%AE%E3%82%BF%E3%82%B9%E3%82%AF#b3>)

## Slide 42

> EOS

[Open slide 42](<https://example.org/talk/ja/42/?quote=EOS#b3>)
`)
  })

  it('are read back as they were, whatever the note holds', () => {
    const notes = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          '# x',
          '> y',
          '[a](https://example.org/ja/1/#b2)',
          '\\# z',
          '\\\\> w',
          '',
          '- a',
          '  [a](https://example.org/ja/1/#b2)',
          '\t# z',
        ),
      ),
    )
    fc.assert(
      fc.property(notes, (lines) => {
        const note = lines.join('\n').replace(/\r\n?/g, '\n').trim()
        const all = [annotation({ note }), annotation({ block: 'b4', locale: 'en', quote: '' })]
        expect(parseAnnotations(format(all))).toEqual(all.map(withoutId))
      }),
    )
  })

  it('are read from another host and folder, and with Windows line ends', () => {
    const text = format([annotation({ note: 'a\nb' })])
      .replaceAll(BASE, 'http://localhost:4173/')
      .replaceAll('\n', '\r\n')
    expect(parseAnnotations(text)).toEqual([withoutId(annotation({ note: 'a\nb' }))])
  })

  it('are read from links to a private talk, with its key and without', () => {
    for (const key of ['', '&k=abc']) {
      const text = formatAnnotations(
        [annotation()],
        (link) => {
          const [path = '', fragment = ''] = link.split('#')
          return addWantedPage(BASE, path, `#${fragment}`) + key
        },
        WORDS,
      )
      expect(text).toContain('#at=ja/41/')
      expect(parseAnnotations(text)).toEqual([withoutId(annotation())])
    }
  })

  it('are none in a text of another kind', () => {
    expect(parseAnnotations('# Notes\n\n[x](https://example.org/a)\n\nja/41/#b3\n')).toEqual([])
  })
})
