import { describe, expect, it } from 'vitest'
import { closeWhatIsOpen, onEscape } from '../../src/viewer/escape-stack.ts'
import { openViewer } from '../talk/live/open-viewer.ts'

describe('Esc', () => {
  it('closes one thing at a time, the topmost first, in one order everywhere', () => {
    const store = openViewer()
    const closed: string[] = []
    const forget = onEscape(() => {
      closed.push('bubble')
      forget()
    })
    const state = store.getState()
    state.setPresenting(true)
    state.markBlock('b3')
    state.setNotice({ key: 'speakerBlocked' })
    state.takeTool('pen')
    state.setCurtain('black')
    const left = () => {
      const { curtain, tool, notice, block } = store.getState()
      return [curtain, tool, notice?.key, block].filter((one) => one !== undefined)
    }
    const steps = [0, 1, 2, 3, 4].map(() => {
      expect(closeWhatIsOpen(store.getState())).toBe(true)
      return left()
    })
    expect(closed).toEqual(['bubble'])
    expect(steps).toEqual([
      ['black', 'pen', 'speakerBlocked', 'b3'],
      ['pen', 'speakerBlocked', 'b3'],
      ['speakerBlocked', 'b3'],
      ['b3'],
      [],
    ])
    expect(closeWhatIsOpen(store.getState())).toBe(false)
  })
})
