import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it, vi } from 'vitest'

const START = new URL('../../../src/compiler/render/start-drawing.mjs', import.meta.url)

/** A pattern that is looked for without end. */
const ENDLESS = {
  data: { values: [{ a: 1 }] },
  transform: [{ calculate: "replace(pad('', 30000, 'a', 'left'), regexp('(a+)+b'), '')", as: 'b' }],
  mark: 'bar',
  encoding: { x: { field: 'b', type: 'nominal' } },
}

/** A build that has a chart drawn, and says which process draws it. */
const BUILD = `
import { fork } from 'node:child_process'
const child = fork(new URL('${START.href}'), {
  execArgv: [],
  stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
})
child.once('message', () => {
  child.send(${JSON.stringify({ spec: ENDLESS, config: {} })}, () => console.log(child.pid))
})
`

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('a chart that never ends', () => {
  it('ends with the build that has it drawn, however that one ended', async () => {
    const build = spawn(process.execPath, ['--input-type=module', '--eval', BUILD], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [said] = (await once(build.stdout, 'data')) as [Buffer]
    const pid = Number(said.toString())
    expect(isRunning(pid)).toBe(true)
    build.kill('SIGKILL')
    try {
      await vi.waitFor(
        () => {
          expect(isRunning(pid)).toBe(false)
        },
        { timeout: 60_000, interval: 100 },
      )
    } finally {
      if (isRunning(pid)) process.kill(pid, 'SIGKILL')
    }
  })
})
