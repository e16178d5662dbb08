import { describe, expect, it } from 'vitest'
import { nextBlock } from '../../../src/features/present/next-block.ts'

const BLOCKS = ['b0', 'b1', 'b2']

describe('the spotlight', () => {
  it('goes from block to block, and stays at the ends', () => {
    expect(nextBlock(BLOCKS, 'b1', 1)).toBe('b2')
    expect(nextBlock(BLOCKS, 'b2', 1)).toBe('b2')
    expect(nextBlock(BLOCKS, 'b0', -1)).toBe('b0')
  })

  it('begins below the title, or at the end where it is asked to go back', () => {
    expect(nextBlock(BLOCKS, undefined, 1)).toBe('b1')
    expect(nextBlock(['b0'], undefined, 1)).toBe('b0')
    expect(nextBlock(BLOCKS, undefined, -1)).toBe('b2')
  })

  it('begins anew on a slide that lacks the block', () => {
    expect(nextBlock(BLOCKS, 'b9', 1)).toBe('b1')
    expect(nextBlock([], 'b1', 1)).toBeUndefined()
  })
})
