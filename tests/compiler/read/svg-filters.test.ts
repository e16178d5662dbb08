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

  it('count for what is drawn of the elements that a stylesheet may give one', () => {
    const tens = (id: string, of: string) => `<g id="${id}">${`<use href="#${of}"/>`.repeat(10)}</g>`
    const drawn = `<rect id="a"/>${tens('b', 'a')}${tens('c', 'b')}${tens('d', 'c')}`
    expect(faultOf(`<style>rect{filter:url(#f)}</style>${filter(blurs(20))}${drawn}`)).toContain('1000 steps')
    expect(faultOf(`<style>rect{fill:red}</style>${filter(blurs(20))}${drawn}`)).toBeUndefined()
  })

  it.each([
    ['as an attribute', '<rect filter="blur(3px)"/>'],
    ['in a style', '<rect style="filter: drop-shadow(0 1px 2px rgb(0 0 0 / 0.3))"/>'],
    ['by the numbers of letters', '<rect style="f\\69lter: b\\6c ur(3px)"/>'],
    ['by the numbers of letters in XML', '<rect style="&#102;ilter: &#98;lur(3px)"/>'],
    ['by an older name', '<rect style="-webkit-filter: sepia(1)"/>'],
  ])('count where they are functions of CSS: %s', (_, rect) => {
    expect(faultOf(rect.repeat(1500))).toContain('1000 steps')
    expect(faultOf(rect.repeat(40))).toBeUndefined()
  })

  it.each([
    ['a stylesheet', '<style>rect{filter:blur(3px) invert(1)}</style>', '<rect/>'],
    ['a stylesheet as plain text', '<style><![CDATA[rect{filter:blur(3px) invert(1)}]]></style>', '<rect/>'],
    ['a variable', '<g style="--f: blur(3px) invert(1)"/>', '<rect style="filter: var(--f)"/>'],
    ['what holds it', '<g filter="blur(3px) invert(1)"/>', '<rect filter="inherit"/>'],
  ])('count where they are functions of CSS in %s', (_, giving, taking) => {
    expect(faultOf(giving + taking.repeat(6000))).toContain('1000 steps')
    expect(faultOf(giving + taking.repeat(400))).toBeUndefined()
  })

  it('count for each picture of an animation', () => {
    const animated = '<rect><animate attributeName="filter" values="blur(1px);blur(9px)" dur="1s"/></rect>'
    expect(faultOf(animated.repeat(12))).toContain('1000 steps')
    expect(faultOf(animated.repeat(3))).toBeUndefined()
    const moved = '<style>@keyframes a{to{filter:blur(9px)}} rect{animation:a 1s infinite}</style>'
    expect(faultOf(moved + '<rect/>'.repeat(200))).toContain('1000 steps')
    expect(faultOf(moved + '<rect/>'.repeat(20))).toBeUndefined()
  })

  it('have no function of CSS beyond what an eye tells', () => {
    expect(faultOf('<rect filter="blur(9000px)"/>')).toContain('blur() of a filter is at most 500px')
    expect(faultOf('<rect style="filter:drop-shadow(1e4em 0 0 red)"/>')).toContain('at most 500px')
    expect(faultOf('<style>rect{filter:blur(501px)}</style>')).toContain('at most 500px')
    expect(faultOf('<rect style="filter:hue-rotate(720deg) drop-shadow(0 0 3px hsl(720deg 9% 9%))"/>')).toBe(
      undefined,
    )
  })

  it('are looked through once, whatever stands in them', () => {
    expect(faultOf(`<rect style="${'filter'.repeat(300_000)}"/>`)).toBeUndefined()
    expect(faultOf(`<rect style="filter:blur(${'1'.repeat(500_000)}"/>`)).toBeUndefined()
    expect(faultOf(`<style>${'blur('.repeat(300_000)}</style>`)).toBeUndefined()
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
