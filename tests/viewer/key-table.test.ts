import { describe, expect, it } from 'vitest'
import { actionOf, dialogOf, KEY_TABLE, opensDialog, type PressedKey } from '../../src/viewer/key-table.ts'

const press = (key: string, changes: Partial<PressedKey> = {}): PressedKey => ({
  ...{ key, code: '', shift: false, modified: false, composing: false },
  ...changes,
})
const READING = { letterKeys: true, presenting: false }

describe('a key of the table', () => {
  it.each([
    ['o', 'overview'],
    ['g', 'goTo'],
    ['c', 'contents'],
    ['?', 'help'],
  ] as const)('%s opens the dialog %s and does nothing else', (key, dialog) => {
    const action = actionOf(press(key), 'page', READING)
    expect(action && opensDialog(action) && dialogOf(action)).toBe(dialog)
  })

  it('opens no dialog where it does something', () => {
    const action = actionOf(press('ArrowRight'), 'page', READING)
    expect(action).toBe('next')
    expect(action && opensDialog(action)).toBe(false)
  })

  it('is the browser’s with Ctrl, Alt or ⌘, and an input method’s while it composes', () => {
    expect(actionOf(press('o', { modified: true }), 'page', READING)).toBeUndefined()
    expect(actionOf(press('o', { composing: true }), 'page', READING)).toBeUndefined()
  })

  it('stands once: no two actions are asked for by one key', () => {
    const keys = KEY_TABLE.flatMap((row) => row.keys)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
