import { describe, expect, it } from 'vitest'
import { usesFault } from '../../../src/compiler/read/svg-uses.ts'

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
    expect(usesFault(nested(30, 10))?.message).toContain('more than 50000 elements')
    expect(usesFault(nested(30, 10, (id) => `<rect fill="url('#${id}')"/>`))).toBeDefined()
  })

  it('is without end where a part shows itself', () => {
    expect(usesFault(svg('<g id="a"><use xlink:href="#b"/></g><g id="b"><use href="#a"/></g>'))).toBeDefined()
    expect(usesFault(svg('<g id="a"><use href="#a"/></g>'))).toBeDefined()
  })

  it('is counted once, however deep the parts lie in one another', () => {
    const deep = (open: (at: number) => string, levels: number) =>
      svg(
        `${Array.from({ length: levels }, (_, at) => open(at)).join('')}<use href="#none"/>${'</g>'.repeat(levels)}`,
      )
    expect(usesFault(deep(() => '<g>', 40_000))).toBeUndefined()
    expect(usesFault(deep((at) => `<g id="a${String(at)}">`, 20_000))).toBeDefined()
    expect(usesFault(deep((at) => `<g id="a${String(at)}">`, 100))).toBeUndefined()
  })

  it('is as much as a drawing shows', () => {
    expect(usesFault(nested(3, 10))).toBeUndefined()
    expect(usesFault(svg('<defs><path id="p"/></defs><use href="#p"/><use href="#p"/>'))).toBeUndefined()
    expect(usesFault(svg('<use href="#none"/><rect fill="url(#none)"/>'))).toBeUndefined()
  })
})
