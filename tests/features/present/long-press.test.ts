import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { onLongPress } from '../../../src/features/present/long-press.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A window of the test's own: what it is sent, and what it was asked to do. */
function watch(takes = true) {
  const target = new EventTarget()
  const left = new AbortController()
  const run = vi.fn(() => takes)
  onLongPress(target as unknown as HTMLElement, run, left.signal)
  const send = (type: string, fields: object = {}) => {
    const event = new Event(type, { cancelable: true })
    Object.assign(event, {
      ...{ pointerType: 'touch', isPrimary: true, pointerId: 1, clientX: 100, clientY: 100 },
      ...fields,
    })
    target.dispatchEvent(event)
    return event
  }
  return { run, send, left }
}

describe('a finger that rests', () => {
  it('is a press once it has rested, and takes the click that follows', () => {
    const { run, send } = watch()
    send('pointerdown')
    send('pointermove', { clientX: 104 })
    expect(run).not.toHaveBeenCalled()
    vi.runAllTimers()
    expect(run).toHaveBeenCalledOnce()
    send('pointerup')
    expect(send('click').defaultPrevented).toBe(true)
    expect(send('click').defaultPrevented).toBe(false)
  })

  it('leaves the click where nothing was there to press', () => {
    const { send } = watch(false)
    send('pointerdown')
    vi.runAllTimers()
    send('pointerup')
    expect(send('click').defaultPrevented).toBe(false)
  })

  it.each([
    ['swipes', 'pointermove', { clientX: 130 }],
    ['goes up', 'pointerup', {}],
    ['is the browser\u2019s', 'pointercancel', {}],
  ])('is none when it %s', (_, type, fields) => {
    const { run, send } = watch()
    send('pointerdown')
    send(type, fields)
    vi.runAllTimers()
    expect(run).not.toHaveBeenCalled()
  })

  it('is none of the mouse, nor of a second finger, nor after the layer is gone', () => {
    const { run, send, left } = watch()
    send('pointerdown', { pointerType: 'mouse' })
    vi.runAllTimers()
    send('pointerdown', { isPrimary: false, pointerId: 2 })
    vi.runAllTimers()
    send('pointerdown')
    left.abort()
    vi.runAllTimers()
    expect(run).not.toHaveBeenCalled()
  })
})
