import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildWhereChanged } from '../../../src/tools/build/build-where-changed.ts'
import { scratchFolder } from '../scratch.ts'

/** A deck's folder, and what builds it, which counts how often it was asked to. */
async function building() {
  const [deck, work] = await Promise.all([scratchFolder(), scratchFolder()])
  await writeFile(join(deck, 'deck.json'), '{}')
  const site = join(work, 'site')
  const state = { builds: 0, problems: [] as string[], hasBrowser: true }
  const told: string[] = []
  const run = () =>
    buildWhereChanged(
      deck,
      site,
      async (beside) => {
        state.builds++
        await mkdir(beside, { recursive: true })
        await writeFile(join(beside, 'index.html'), 'built')
        return state.problems
      },
      {
        tell: (line) => told.push(line),
        hasBrowser: () => Promise.resolve(state.hasBrowser),
        kept: join(work, 'kept'),
      },
    )
  return { deck, site, state, told, run }
}

describe('a second build', () => {
  it('leaves the site as it is where nothing has changed, and says so', async () => {
    const { state, told, run } = await building()
    expect([await run(), await run()]).toEqual([[], []])
    expect(state.builds).toBe(1)
    expect(told).toEqual([expect.stringContaining('nothing has changed')])
  })

  it('is made where the deck, the site or what draws pictures has changed', async () => {
    const { deck, site, state, run } = await building()
    await run()
    await writeFile(join(deck, '001-a.md'), 'a')
    await run()
    expect(state.builds).toBe(2)
    await writeFile(join(site, 'index.html'), 'written over by hand')
    await run()
    expect(state.builds).toBe(3)
    state.hasBrowser = false
    await run()
    expect(state.builds).toBe(4)
  })

  it('is made after one that did not go well', async () => {
    const { state, run } = await building()
    await run()
    state.hasBrowser = false
    state.problems = ['001-a.md: a fault']
    expect(await run()).toEqual(state.problems)
    state.hasBrowser = true
    state.problems = []
    expect(await run()).toEqual([])
    expect(state.builds).toBe(3)
  })
})
