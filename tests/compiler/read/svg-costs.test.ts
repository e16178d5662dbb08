import { expect, it } from 'vitest'
import { costFault } from '../../../src/compiler/read/svg-costs.ts'

const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">\n${inner}</svg>`
const groups = (count: number) => svg(`${'<g>'.repeat(count)}${'</g>'.repeat(count)}`)
const line = (points: number) => Array.from({ length: points }, (_, at) => `${at} ${at % 7}.5`).join(' ')

it('refuses what lies too deep, and what a browser joins for too long, by its line', () => {
  expect(costFault(groups(200))).toBeUndefined()
  expect(costFault(groups(30_000))).toMatchObject({
    line: 2,
    message: expect.stringContaining('more than 256 deep') as string,
  })
  expect(costFault(svg(`<path d="M${line(20_000)}"/>`))).toBeUndefined()
  expect(costFault(svg(`<path d="M${line(40_000)}"/>`))?.message).toMatch(/more than 60000 numbers/)
  expect(costFault(svg(`<polyline points="${line(40_000)}"/>`))?.message).toMatch(/more than 60000 numbers/)
  expect(costFault(svg(`<path style="d:path('M${line(40_000)}')"/>`))?.message).toMatch(
    /more than 60000 numbers/,
  )
})
