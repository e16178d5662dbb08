import { afterEach, expect, it } from 'vitest'
import { SharedObjects } from '../../../src/compiler/render/shared-objects.ts'

const ORIGINALS = { push: Array.prototype.push }
afterEach(() => {
  Object.assign(Array.prototype, { push: ORIGINALS.push })
  Reflect.deleteProperty(Array.prototype, 'lastButOne')
})

it('takes away rows that were written on what all objects share, and says so', () => {
  const shared = new SharedObjects()
  Object.assign(Object.prototype, { 0: [{ year: 2023 }] })
  Object.assign(Object, { keys: 3 })

  expect(() => {
    shared.restore()
  }).toThrow('parts of every object')
  expect(Object.hasOwn(Object.prototype, '0')).toBe(false)
  expect(Object.keys({ a: 1 })).toEqual(['a'])
})

it('leaves the functions of a library that was loaded meanwhile', () => {
  const shared = new SharedObjects()
  const push = function (this: unknown[], ...items: unknown[]) {
    return ORIGINALS.push.apply(this, items)
  }
  Object.assign(Array.prototype, { push })
  Object.defineProperty(Array.prototype, 'lastButOne', { value: () => 1, configurable: true })

  shared.restore()

  expect(Array.prototype.push).toBe(push)
  expect(Object.hasOwn(Array.prototype, 'lastButOne')).toBe(true)
})
