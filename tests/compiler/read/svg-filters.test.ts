import { describe, expect, it } from 'vitest'
import { pictureFault } from '../../../src/compiler/read/picture-faults.ts'

const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`
const filter = (steps: string) => svgFilter('f', steps)
const svgFilter = (id: string, steps: string) => `<filter id="${id}">${steps}</filter>`
const faultOf = (inner: string) => pictureFault('x.svg', Buffer.from(svg(inner)))?.message
const blurs = (count: number) => '<feGaussianBlur stdDeviation="3"/>'.repeat(count)
const shadow = '<feFlood/><feOffset dx="1"/><feGaussianBlur stdDeviation="2"/><feBlend/>'

describe('the filters of a drawing', () => {
  it('take no more steps than a browser draws soon', () => {
    const rects = '<rect width="9" height="9" filter="url(#f)"/>'
    expect(faultOf(filter(blurs(300)) + rects.repeat(100))).toContain('more than 1000 steps')
    expect(faultOf(filter(blurs(20)) + rects.repeat(100))).toContain('more than 1000 steps')
    expect(faultOf(filter(blurs(20)) + '<g style="filter:url(#f)"/>'.repeat(100))).toContain('1000 steps')
  })

  it('count for each time that a part is drawn which has one', () => {
    const part = `<g id="g"><rect filter="url(#f)"/></g>`
    expect(faultOf(`${filter(blurs(9))}${part}${'<use href="#g"/>'.repeat(150)}`)).toContain('1000 steps')
    expect(faultOf(`${filter(blurs(9))}${part}${'<use href="#g"/>'.repeat(15)}`)).toBeUndefined()
  })

  it('count for the elements that a stylesheet may give one', () => {
    const all = '<style>rect{f\\69lter:url(#f)}</style>'
    expect(faultOf(`${all}${filter(blurs(20))}${'<rect/>'.repeat(900)}`)).toContain('1000 steps')
    expect(
      faultOf(`<style>rect{fill:red}</style>${filter(blurs(20))}${'<rect/>'.repeat(900)}`),
    ).toBeUndefined()
  })

  it.each([
    ['numOctaves', '<feTurbulence numOctaves="255"/>'],
    ['radius', '<feMorphology operator="dilate" radius="2 200"/>'],
    ['stdDeviation', '<feGaussianBlur stdDeviation="9000"/>'],
    ['order', '<feConvolveMatrix order="50"/>'],
  ])('have no %s beyond what an eye tells', (attribute, step) => {
    expect(faultOf(filter(step))).toContain(`${attribute} of a filter is at most`)
  })

  it('are taken as drawing programs write them', () => {
    const cards = Array.from(
      { length: 40 },
      (_, at) => `${svgFilter(`s${String(at)}`, shadow)}<g filter="url(#s${String(at)})"><rect/></g>`,
    )
    expect(faultOf(cards.join(''))).toBeUndefined()
    expect(faultOf(`${filter('<feTurbulence numOctaves="4"/>')}<rect filter="url(#f)"/>`)).toBeUndefined()
  })
})
