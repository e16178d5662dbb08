import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runProgram } from '../../../src/tools/import/machine/run-program.ts'
import { PAGE_BOUNDS, withinBounds } from '../../../src/tools/import/machine/within-bounds.ts'
import { scratchFolder } from '../scratch.ts'

const MODULE = new URL('../../../src/tools/import/machine/run-program.ts', import.meta.url).href

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
    await expect.poll(() => isRunning(started), { timeout: 30_000 }).toBe(false)
    const loud = await runProgram('yes', [], { limitMs: 60_000, mostBytes: 100_000 })
    expect(loud.code).toBeUndefined()
    expect(loud.output.length).toBeLessThanOrEqual(100_000)
  })

  it.each([
    ['time', { seconds: 1 }, 'while :; do :; done'],
    ['memory', { mb: 20 }, 'LC_ALL=C exec dd if=/dev/zero of=/dev/null bs=50M count=1'],
    ['size', { writtenMb: 1 }, 'exec dd if=/dev/zero of="$0" bs=2M count=1'],
  ] as const)('is kept within a bound of %s', async (excess, bound, script) => {
    const file = join(await scratchFolder(), 'written')
    const [command, args] = withinBounds('sh', ['-c', script, file], { ...PAGE_BOUNDS, ...bound })
    const outcome = await runProgram(command, args, { limitMs: 40_000 })
    expect(outcome.excess).toBe(excess)
    expect(outcome.code).not.toBe(0)
  })

  it('is given what it is asked for within them, as it was written', async () => {
    const [command, args] = withinBounds('echo', ['a b', '$HOME', "it's"])
    expect(await runProgram(command, args, { limitMs: 20_000 })).toEqual({
      ...{ code: 0, output: "a b $HOME it's\n" },
    })
  })

  it('is ended where it fills more memory than it may', async () => {
    const fills = 'const all = []; setInterval(() => all.push(Buffer.alloc(2e7, 1)), 50)'
    const limits = { limitMs: 60_000, mostMb: 300 }
    const { code, excess } = await runProgram(
      'sh',
      ['-c', '"$0" -e "$1"; :', process.execPath, fills],
      limits,
    )
    expect([code, excess]).toEqual([undefined, 'memory'])
  })

  it.each([
    ['SIGINT', '', [null, 'SIGINT']],
    ['SIGTERM', '', [null, 'SIGTERM']],
    ['SIGHUP', '', [null, 'SIGHUP']],
    ['SIGTERM', 'process.once("SIGTERM", () => process.exit(130))', [130, null]],
  ] as const)(
    'is ended with who runs it by %s, who ends as before %s',
    async (signal, before, outcome) => {
      const told = join(await scratchFolder(), 'pid')
      const script = `${before}
      const { runProgram } = await import(${JSON.stringify(MODULE)})
      await runProgram('sh', ['-c', 'echo $$ > "$0"; exec sleep 600', ${JSON.stringify(told)}], { limitMs: 600_000 })`
      const runner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
      const exit = once(runner, 'exit')
      await expect.poll(() => readFile(told, 'utf8').catch(() => ''), { timeout: 30_000 }).toMatch(/^\d+\n$/)
      const started = Number(await readFile(told, 'utf8'))
      onTestFinished(() => {
        if (isRunning(started)) process.kill(started, 'SIGKILL')
      })
      runner.kill(signal)
      expect(await exit).toEqual(outcome)
      await expect.poll(() => isRunning(started), { timeout: 30_000 }).toBe(false)
    },
    60_000,
  )
})

function isRunning(pid: number): boolean {
  // What has ended and was not yet asked for (Z) runs no longer.
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return /^[^Z\s]/.test(stdout.trim())
}
