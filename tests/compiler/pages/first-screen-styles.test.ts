import { describe, expect, it } from 'vitest'
import { FirstScreenStyles } from '../../../src/compiler/pages/first-screen-styles.ts'

function cut(css: string, html: string): string {
  return new FirstScreenStyles(css).cut(html).replace(/\s+/g, '')
}

describe('what a page is first drawn with', () => {
  it('are the rules that its elements, classes and attributes can match, in their order', () => {
    const css =
      'p{color:red}.a .b{top:0}.a .c{top:1px}#x{top:2px}[data-k=v]{top:3px}[data-k=w]{top:4px}table{top:5px}'
    expect(cut(css, '<p class="a"><b class="b" id="x" data-k="v"></b></p>')).toBe(
      'p{color:red}.a.b{top:0}#x{top:2px}[data-k=v]{top:3px}',
    )
  })

  it('keep of a list of selectors those that can match', () => {
    expect(cut('.a,.b,.c{top:0}', '<i class="a c"></i>')).toMatch(/^\.a,\.c\{top:0\}$/)
  })

  it('don’t ask for what a selector excludes, or of which one is enough', () => {
    const css =
      '.a:not(.z){top:0}:is(.a,.z){top:1px}.a:has(.y,.z){top:2px}:where(.z){top:3px}.a:not(:has(.z)){top:4px}'
    expect(cut(css, '<i class="a"></i>')).toBe(
      '.a:not(.z){top:0}:is(.a,.z){top:1px}.a:has(.y,.z){top:2px}.a:not(:has(.z)){top:4px}',
    )
  })

  it('ask for what a selector wants inside of an element', () => {
    const css = '.a:has(.b>.z){top:0}.a:has(>.b){top:1px}'
    expect(cut(css, '<i class="a"><i class="b"></i></i>')).toBe('.a:has(>.b){top:1px}')
  })

  it('take for there what is set before the first paint', () => {
    const css = 'html[data-theme=dark] p{top:0}.js p{top:1px}[data-presenting] p{top:2px}'
    expect(cut(css, '<p></p>')).toBe('html[data-theme=dark]p{top:0}.jsp{top:1px}')
  })

  it('keep the order of layers, also of one that nothing is left of', () => {
    const css = '@layer reset{p{top:0}}@layer base{table{top:0}}@layer components{.a{top:0}}'
    expect(cut(css, '<p class="a"></p>')).toBe('@layerreset{p{top:0}}@layerbase{}@layercomponents{.a{top:0}}')
  })

  it('hold the queries of what is kept, and none of paper', () => {
    const css =
      '@media print{p{top:0}}@media (width<1px){p{top:1px}table{top:2px}}@media not print{p{top:3px}}'
    expect(cut(css, '<p></p>')).toBe('@media(width<1px){p{top:1px}}@medianotprint{p{top:3px}}')
  })

  it('leave out how it answers the reader', () => {
    const css = 'p:hover{top:0}p{cursor:pointer;top:1px}dialog::backdrop{top:2px}p:not(:focus){top:3px}'
    expect(cut(css, '<p></p><dialog></dialog>')).toBe('p{top:1px}p:not(:focus){top:3px}')
  })

  it('have the custom properties alone that something refers to, directly or by another', () => {
    const css = ':root{--a:1px;--b:var(--c);--c:2px;--d:3px}p{top:var(--a);left:var(--b)}'
    expect(cut(css, '<p></p>')).toBe(':root{--a:1px;--b:var(--c);--c:2px}p{top:var(--a);left:var(--b)}')
  })
})
