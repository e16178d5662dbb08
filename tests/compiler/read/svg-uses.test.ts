import { describe, expect, it } from 'vitest'
import { weightFault } from '../../../src/compiler/read/svg-weight.ts'

const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">${inner}</svg>`

/** Groups of which each shows the one before so often. */
function nested(levels: number, times: number, use = (id: string) => `<use href="#${id}"/>`): string {
  const groups = Array.from(
    { length: levels },
    (_, at) => `<g id="a${String(at + 1)}">${use(`a${String(at)}`).repeat(times)}</g>`,
  )
  return svg(`<defs><g id="a0"><rect/></g>${groups.join('')}</defs>${use(`a${String(levels)}`)}`)
}

describe('what the references of a drawing stand for', () => {
  it('is too much where ten show ten that show ten …', () => {
    expect(weightFault(nested(30, 10))?.message).toContain('more than 50000 elements')
    expect(weightFault(nested(30, 10, (id) => `<rect fill="url('#${id}')"/>`))).toBeDefined()
  })

  it('is without end where a part shows itself', () => {
    expect(
      weightFault(svg('<g id="a"><use xlink:href="#b"/></g><g id="b"><use href="#a"/></g>')),
    ).toBeDefined()
    expect(weightFault(svg('<g id="a"><use href="#a"/></g>'))).toBeDefined()
  })

  it('is counted once, however deep the parts lie in one another', () => {
    const deep = (open: (at: number) => string, levels: number) =>
      svg(
        `${Array.from({ length: levels }, (_, at) => open(at)).join('')}<use href="#none"/>${'</g>'.repeat(levels)}`,
      )
    expect(weightFault(deep(() => '<g>', 40_000))).toBeUndefined()
    expect(weightFault(deep((at) => `<g id="a${String(at)}">`, 20_000))).toBeDefined()
    expect(weightFault(deep((at) => `<g id="a${String(at)}">`, 100))).toBeUndefined()
  })

  it('is as much as a drawing shows', () => {
    expect(weightFault(nested(3, 10))).toBeUndefined()
    expect(weightFault(svg('<defs><path id="p"/></defs><use href="#p"/><use href="#p"/>'))).toBeUndefined()
    expect(weightFault(svg('<use href="#none"/><rect fill="url(#none)"/>'))).toBeUndefined()
  })
})

const rects = (count: number) => '<rect width="1" height="1"/>'.repeat(count)
const points = (count: number) => Array.from({ length: count }, (_, at) => `${String(at)},1`).join(' ')
const line = (count: number, marked: string) => `\n<polyline points="${points(count)}" ${marked}/>`
const marker = (count: number) => `<marker id="m">${rects(count)}</marker>`
const masked = (given: string, count: number) =>
  svg(`${given}<mask id="m">${rects(20)}</mask><g>${'<rect class="a b"/>'.repeat(count)}</g>`)

describe('what is drawn for one reference', () => {
  it('is said by the line of what draws most', () => {
    const fault = weightFault(svg(`${marker(100)}${line(3000, 'marker-mid="url(#m)"')}`))
    expect(fault).toMatchObject({ line: 2, message: expect.stringContaining('this <polyline>') as string })
  })

  it.each([
    ['an attribute', line(3000, 'marker-mid="url(#m)"')],
    ['a style', line(3000, 'style="fill:none; marker: url(\'#m\')"')],
    ['escapes', line(3000, String.raw`style="m\61rker-mid/**/: u\72l(#m)"`)],
    ['an address', line(3000, 'marker-mid="url(#%6d)"')],
    ['what holds it', `<g marker-mid="url(#m)">${line(3000, '')}</g>`],
    ['what shows it', `<defs>${line(3000, 'id="l"')}</defs><use href="#l" style="marker-mid:url(#m)"/>`],
    ['a variable', `<g style="--m:url(#m)">${line(3000, 'style="marker-mid:var(--m)"')}</g>`],
    ['a stylesheet', `<style>.x > polyline:hover{marker-mid:url(#m)}</style>${line(3000, '')}`],
    ['a path', `<path marker-mid="url(#m)" d="M0 0${'h1v1z'.repeat(1000)}"/>`],
    ['a path in a style', `<path marker-mid="url(#m)" style="d:path('M0 0${'h1v1z'.repeat(1000)}')"/>`],
  ])('counts for each point of a line: by %s', (_, drawn) => {
    expect(weightFault(svg(marker(100) + drawn))?.message).toMatch(/more than 50?000 elements/)
    expect(weightFault(svg(marker(1) + drawn))).toBeUndefined()
  })

  it('is less where a drawing moves, which is drawn anew all the time', () => {
    const set = '<set attributeName="marker-mid" to="url(#m)"/>'
    const moved = (count: number) => svg(marker(5) + line(count, '').replace('/>', `>${set}</polyline>`))
    expect(weightFault(moved(3000))?.message).toContain('more than 5000 elements')
    expect(weightFault(moved(100))).toBeUndefined()
    expect(weightFault(svg(`<animate/>${rects(9000)}`))?.message).toContain('it moves')
  })

  it('counts once at the ends of lines', () => {
    const ends = '<path d="M0 0h1" marker-start="url(#m)" marker-end="url(#m)"/>'
    expect(weightFault(svg(marker(2) + ends.repeat(3000)))).toBeUndefined()
    expect(weightFault(svg(marker(2) + line(9000, 'marker-end="url(#m)"')))).toBeUndefined()
  })

  it.each([
    '<style>g *{mask:url(#m)}</style>',
    '<style><![CDATA[.a{fill:red}.b{m\\61sk:url(#m)}]]></style>',
    '<style>g{fill:red; &amp; :is(.a, .c){mask:url(#m)}}</style>',
    '<style>@media screen{rect.b{-webkit-mask:url("#m")}}</style>',
    '<style>@keyframes k{to{mask:url(#m)}} .b{animation:k 1s}</style>',
    '<style>.x{content:"}"} .b{mask:url(#m)}</style>',
    '<style>.b{mask:linear-gradient(red,blue)}</style>',
    '<g mask="url(#m)"/><style>*{mask:inherit}</style>',
  ])('counts for each element that a stylesheet may give it: %s', (given) => {
    expect(weightFault(masked(given, 3000))).toBeDefined()
    expect(weightFault(masked(given, 9))).toBeUndefined()
  })

  it('counts for those alone that a stylesheet names', () => {
    expect(weightFault(masked('<style>.c,#c,circle{mask:url(#m)} rect{fill:red}</style>', 3000))).toBe(
      undefined,
    )
    const shades = '<linearGradient id="l"><stop/><stop/></linearGradient><style>.a{fill:url(#l)}</style>'
    expect(weightFault(masked(shades, 3000))).toBeUndefined()
    expect(weightFault(masked(shades, 9000))).toBeDefined()
  })
})

describe('what is seen through', () => {
  const deep = (count: number, given: string) =>
    svg(`<g ${given}>`.repeat(200) + rects(2) + '</g>'.repeat(200)).replace(/(<g.*<\/g>)/s, (all) =>
      all.repeat(count),
    )

  it.each(['opacity=".9"', 'style="opacity:.9"', 'style="mix-blend-mode:multiply"'])(
    'is a layer of each group: %s',
    (given) => {
      expect(weightFault(deep(20, given))?.message).toContain('this <g>')
      expect(weightFault(deep(1, given))).toBeUndefined()
      expect(
        weightFault(deep(20, given.replace(/\.9|multiply/, given.includes('mix') ? 'normal' : '1'))),
      ).toBe(undefined)
    },
  )

  it('is no more shapes than a browser draws soon', () => {
    expect(weightFault(svg(`\n${rects(26_000)}`))).toEqual({
      line: 2,
      message: expect.stringContaining('more than 25000 shapes') as string,
    })
    expect(weightFault(svg(rects(20_000)))).toBeUndefined()
  })

  it('is as many dots and cards as charts and drawing programs have', () => {
    const dots = '<use href="#p" style="fill:#1f77b4; opacity: 0.5; stroke:#fff" clip-path="url(#c)"/>'
    const held = '<defs><clipPath id="c"><rect/></clipPath><path id="p" d="M0 0"/></defs>'
    expect(weightFault(svg(held + dots.repeat(5000)))).toBeUndefined()
    expect(weightFault(svg('<g opacity=".5"><rect/><rect/></g>'.repeat(500)))).toBeUndefined()
    expect(weightFault(svg('<circle style="mix-blend-mode:multiply"/>'.repeat(3000)))).toBeUndefined()
  })
})
