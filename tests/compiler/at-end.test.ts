import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'

const MODULE = JSON.stringify(new URL('../../src/compiler/at-end.ts', import.meta.url).href)

/** Says what is done at its end. */
const PROGRAM = `
import { writeSync } from 'node:fs'
const { atEnd } = await import(${MODULE})
const say = (words) => () => writeSync(1, words + ' ')
atEnd(say('first'))
atEnd(say('taken back'))()
atEnd(() => { throw new Error('fails') })
atEnd(say('second'))
console.log('here')
if (process.argv[1] === 'waits') setInterval(() => undefined, 1000)`

async function run(how: string, signal?: NodeJS.Signals): Promise<{ said: string; outcome: unknown }> {
  const program = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM, how],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const exit = once(program, 'exit')
  if (signal) program.stdout.once('data', () => program.kill(signal))
  return { said: await text(program.stdout), outcome: await exit }
}

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('all that is due is done once at %s', async (signal) => {
  expect(await run('waits', signal)).toEqual({ said: 'here\nsecond first ', outcome: [null, signal] })
})

it('all that is due is done where the program ends by itself', async () => {
  expect(await run('ends')).toEqual({ said: 'here\nsecond first ', outcome: [0, null] })
})
