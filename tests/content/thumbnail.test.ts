import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { slimSlide } from '../../src/content/thumbnail.ts'

function slim(inside: string): HTMLElement {
  const { document } = parseHTML(
    `<section class="slide" data-slide="41" data-layout="text">${inside}</section>`,
  )
  const section = document.querySelector<HTMLElement>('section')
  if (!section) throw new Error('no slide')
  return slimSlide(section)
}

describe('a small slide', () => {
  it('is none that is found by its number', () => {
    const section = slim('<p>words</p>')
    expect(section.matches('[data-slide]')).toBe(false)
    expect(section.matches('[data-layout="text"]')).toBe(true)
  })

  it('has nothing that is there for the ear alone', () => {
    const section = slim(
      '<p>a<span class="katex"><span class="katex-mathml"><math><mi>x</mi></math></span><span class="katex-html">x</span></span></p><svg><title>t</title><rect></rect></svg><span class="visually-hidden">b</span>',
    )
    expect(section.innerHTML).toBe(
      '<p>a<span class="katex"><span class="katex-html">x</span></span></p><svg><rect /></svg>',
    )
  })

  it('breaks its lines where the slide does, in one text', () => {
    const section = slim('<p>視覚と<wbr>言語の<span>現状</span></p>')
    expect(section.innerHTML).toBe('<p>視覚と\u200b言語の現状</p>')
    expect(section.querySelector('p')?.childNodes.length).toBe(1)
  })

  it('keeps the spaces between words and none between blocks', () => {
    const section = slim('<ul>\n<li><b>a</b> <i>b</i></li>\n<li>c</li>\n</ul>')
    expect(section.innerHTML).toBe('<ul><li><b>a</b> <i>b</i></li><li>c</li></ul>')
  })

  it('keeps groups that place something, and leaves out those that don’t', () => {
    const section = slim('<svg><g><g transform="translate(1 2)"><rect></rect></g></g></svg>')
    expect(section.innerHTML).toBe('<svg><g transform="translate(1 2)"><rect /></g></svg>')
  })
})
