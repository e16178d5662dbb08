import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { ChartDrawer } from '../../../src/compiler/render/chart-drawer.ts'
import { scratchFolder } from '../../tools/scratch.ts'

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

/** Makes a list a function's, and that a function of text, which is called as a number is made of a row. */
const RUNS_CODE = {
  data: { values: [{ a: 1 }] },
  layer: [
    {
      data: { values: [{ a: 1 }], name: 'one' },
      transform: [
        { calculate: '[1]', as: 'arr' },
        { calculate: "[{type:'E-ONE',field:'f'}]", as: 'fields' },
        {
          calculate:
            "[{length:1,'0':datum.arr,indexOf:datum.arr.forEach,slice:datum.constructor.constructor}]",
          as: 'values',
        },
        { calculate: '1', as: 'y' },
      ],
      mark: 'point',
      encoding: { x: { field: 'y', type: 'quantitative' } },
    },
    {
      data: { values: [{ a: 1 }], name: 'two' },
      transform: [
        { calculate: 'datum.constructor.assign', as: 'f' },
        { calculate: "vlSelectionTest('data_0',datum)", as: 't' },
        { calculate: "data('data_0')[0].arr", as: 'arr' },
        {
          calculate: `slice(datum.arr, "globalThis.process.getBuiltinModule('fs').writeFileSync(FILE, 'x');return 1")`,
          as: 'fn',
        },
        { calculate: 'datum.fn', as: 'valueOf' },
        { calculate: '+datum', as: 'y' },
      ],
      mark: 'point',
      encoding: { x: { field: 'y', type: 'quantitative' } },
    },
  ],
}

describe('a chart that would run code', () => {
  it('is refused, and runs none', async () => {
    const file = join(await scratchFolder(), 'written')
    const spec = JSON.parse(JSON.stringify(RUNS_CODE).replace('FILE', `'${file}'`)) as object
    await expect(new ChartDrawer().draw(spec, {})).rejects.toThrow('there is no constructor in undefined')
    expect(existsSync(file)).toBe(false)
  })
})

describe('bins', () => {
  it('have their start and step', async () => {
    const spec = {
      data: { values: [1, 2, 3, 9].map((a) => ({ a })) },
      mark: 'bar',
      encoding: { x: { bin: true, field: 'a', type: 'quantitative' }, y: { aggregate: 'count' } },
    }
    expect((await new ChartDrawer().draw(spec, {})).match(/role="graphics-symbol"/g)?.length).toBeGreaterThan(
      2,
    )
  })
})
