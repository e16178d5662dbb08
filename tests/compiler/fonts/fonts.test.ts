import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import postcss from 'postcss'
import { describe, expect, it } from 'vitest'
import { parseForeign } from '../../../src/compiler/render/hast.ts'
import { BOLD_CLASSES, BOLD_TAGS, collectFontText } from '../../../src/compiler/fonts/font-text.ts'
import { unicodeRange } from '../../../src/compiler/fonts/fonts.ts'

/** In a face that isn't the talk's. */
const OF_OTHER_FONTS = ['tok-keyword']

/** The last element or class that a rule's selector names: what it sets. */
function subjectsOf(selector: string): string[] {
  return selector
    .split(',')
    .map((one) => /([\w-]+)[^\w]*(?:::[\w-]+)?$/.exec(one.replace(/\[.*?\]/g, ''))?.[1] ?? one)
}

describe('what is bold', () => {
  it.each(['src/figures/figures.css', 'src/stage/slide.css', 'src/stage/slide-blocks.css'])(
    'in %s is known: its letters are in the page’s bold font',
    (file) => {
      const bold: string[] = []
      postcss.parse(readFileSync(file, 'utf8')).walkDecls('font-weight', (declaration) => {
        const rule = declaration.parent
        if (rule?.type !== 'rule' || Number(declaration.value) < 600) return
        // What stands before and after an element are marks, which are known by themselves.
        bold.push(...rule.selectors.filter((selector) => !selector.includes('::')).flatMap(subjectsOf))
      })
      const known = [...BOLD_TAGS, ...BOLD_CLASSES, ...OF_OTHER_FONTS]
      expect(bold.length).toBeGreaterThan(0)
      expect(bold.filter((name) => !known.includes(name))).toEqual([])
    },
  )

  it('are the numbers of a list', () => {
    const [list] = parseForeign('<ol><li>a</li><li>b</li></ol>')
    expect(list && [...collectFontText([list]).bold].join('')).toBe('12.')
  })
})

describe('unicodeRange', () => {
  it('names code points in order, and joins neighbours', () => {
    expect(unicodeRange(['c', 'a', 'b', 'あ'])).toBe('U+20,U+61-63,U+3042')
  })

  it('names each character once, with the space that belongs to every font', () => {
    expect(unicodeRange(['a', 'a', ' '])).toBe('U+20,U+61')
    expect(unicodeRange([])).toBe('U+20')
  })

  it('names characters beyond the first plane by their code point', () => {
    expect(unicodeRange(['𝑦', '𠮷'])).toBe('U+20,U+1D466,U+20BB7')
  })

  it('holds just the characters that it was made of', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), (characters) => {
        const points = unicodeRange(characters)
          .split(',')
          .flatMap((range) => {
            const [from = 0, to = from] = range
              .slice(2)
              .split('-')
              .map((hex) => parseInt(hex, 16))
            return Array.from({ length: to - from + 1 }, (_, index) => from + index)
          })
        const wanted = new Set([0x20, ...characters.map((character) => character.codePointAt(0))])
        expect(points).toHaveLength(wanted.size)
        expect(new Set(points)).toEqual(wanted)
      }),
    )
  })
})

describe('the characters that a page needs of its fonts', () => {
  const found = (html: string) => {
    const { regular, bold, formula } = collectFontText(parseForeign(html))
    return { regular: [...regular].join(''), bold: [...bold].join(''), formula: [...formula].join('') }
  }

  it('are told apart by weight', () => {
    expect(found('<h1>題<wbr></h1><p>潮と<strong>月</strong></p>')).toMatchObject({
      regular: '潮と',
      bold: '題月',
    })
  })

  it('are those, too, that a stylesheet writes around a quotation', () => {
    const html = '<p class="quotation-passage">a</p><p class="quotation-source">b</p>'
    expect(found(html)).toMatchObject({ regular: 'a—b', bold: '“”' })
  })

  it('are a formula’s own, its MathML aside', () => {
    const html =
      '<p>a<span class="katex"><span class="katex-mathml"><math><mi>x</mi></math></span><span class="katex-html"><b>y</b></span></span></p>'
    expect(found(html)).toEqual({ regular: 'a', bold: '', formula: 'y' })
  })
})
