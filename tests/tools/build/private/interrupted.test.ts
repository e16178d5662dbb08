import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { scratchFolder } from '../../scratch.ts'

/** A build that waits for ever once it has said where it stands in the open. */
const PROGRAM = `
import { writeFile } from 'node:fs/promises'
const { buildSealed } = await import('./src/tools/build/private/build-sealed.ts')
setInterval(() => undefined, 1000)
await buildSealed({
  outDir: process.argv[1],
  build: async (plain) => {
    await writeFile(plain + '/secret.txt', 'the talk')
    console.log(plain)
    return new Promise(() => undefined)
  },
  sealing: { address: '/', passphrase: undefined, until: undefined },
})`

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a private build that %s ends leaves nothing in the open',
  { timeout: 60_000 },
  async (signal) => {
    const out = join(await scratchFolder(), 'out')
    const build = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM, out],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const plain = await new Promise<string>((resolve) => {
      build.stdout.once('data', (words: Buffer) => {
        resolve(String(words).trim())
      })
    })
    expect(existsSync(join(plain, 'secret.txt'))).toBe(true)
    const ended = new Promise((resolve) => build.once('exit', resolve))
    build.kill(signal)
    await ended
    expect(existsSync(plain)).toBe(false)
  },
)
