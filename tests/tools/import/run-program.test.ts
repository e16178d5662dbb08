import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { runProgram } from '../../../src/tools/import/machine/run-program.ts'

describe('a program of the machine', () => {
  it('is told from one that is not installed', async () => {
    expect(await runProgram('sh', ['-c', 'echo here; exit 2'], { limitMs: 20_000 })).toEqual({
      ...{ code: 2, output: 'here\n' },
    })
    expect(await runProgram('no-such-program-here', [], { limitMs: 20_000 })).toEqual({
      ...{ code: undefined, output: '' },
    })
  })

  it('is ended with all that it started when it takes too long, or says too much', async () => {
    const slow = await runProgram('sh', ['-c', 'sleep 600 & echo $!; wait'], { limitMs: 300 })
    expect(slow.code).toBeUndefined()
    const started = Number(slow.output)
    expect(started).toBeGreaterThan(1)
    await expect.poll(() => isRunning(started)).toBe(false)
    const loud = await runProgram('yes', [], { limitMs: 60_000, mostBytes: 100_000 })
    expect(loud.code).toBeUndefined()
    expect(loud.output.length).toBeLessThanOrEqual(100_000)
  })
})

function isRunning(pid: number): boolean {
  // What has ended and was not yet asked for (Z) runs no longer.
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return /^[^Z\s]/.test(stdout.trim())
}
