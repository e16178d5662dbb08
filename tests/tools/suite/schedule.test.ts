import { describe, expect, it } from 'vitest'
import type { Ended, Part } from '../../../src/tools/suite/part.ts'
import { runParts } from '../../../src/tools/suite/schedule.ts'

const part = (name: string, cores: number, after: string[] = []): Part => ({
  name,
  command: 'x',
  args: [],
  cores,
  after,
})

/** Runs parts that end one by one, in the order in which they began; tells who ran beside whom. */
async function play(parts: readonly Part[], cores: number, failing: readonly string[] = []) {
  const running = new Map<string, () => void>()
  const seen: string[] = []
  const results = await runParts(parts, cores, async ({ name }, alone) => {
    const ended = new Promise<void>((resolve) => running.set(name, resolve))
    seen.push([...running.keys()].join('+') + (alone ? ' alone' : ''))
    setImmediate(() => {
      const [first] = running.keys()
      if (first !== undefined) running.get(first)?.()
      running.delete(first ?? '')
    })
    await ended
    const ok = !failing.includes(name)
    return { ok, how: `ended with ${ok ? '0' : '1'}`, ms: 1 } satisfies Ended
  })
  return { seen, results }
}

describe('parts of a test run', () => {
  it('run side by side as far as the cores go', async () => {
    const { seen } = await play([part('a', 1), part('b', 1), part('c', 1)], 2)
    expect(seen).toEqual(['a', 'a+b', 'b+c'])
  })

  it('that keep all cores busy run alone, also where there are fewer than they ask for', async () => {
    expect((await play([part('a', 1), part('b', 2)], 2)).seen).toEqual(['a', 'b alone'])
    expect((await play([part('a', 2), part('b', 2)], 1)).seen).toEqual(['a alone', 'b alone'])
  })

  it('go on when one fails', async () => {
    const { results } = await play([part('a', 1), part('b', 1)], 1, ['a'])
    expect([...results].map(([name, { ok }]) => [name, ok])).toEqual([
      ['a', false],
      ['b', true],
    ])
  })

  it('wait for what they need, and are not run where it failed', async () => {
    const parts = [part('site', 2, ['build']), part('build', 1), part('types', 1)]
    expect((await play(parts, 2)).seen).toEqual(['build', 'build+types', 'site alone'])
    const { seen, results } = await play(parts, 2, ['build'])
    expect(seen).toEqual(['build', 'build+types'])
    expect(results.get('site')).toEqual({ ok: false, how: 'was not run, for want of: build', ms: 0 })
  })
})
