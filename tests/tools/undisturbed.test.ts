import { execFile } from 'node:child_process'
import { expect, it } from 'vitest'

const UNDISTURBED = new URL('../../src/tools/host/undisturbed.ts', import.meta.url).href

it('a short work is done to its end, though the program is asked to end in the midst of it', async () => {
  const code = `
    const { undisturbed } = await import('${UNDISTURBED}')
    await undisturbed(async () => {
      process.kill(process.pid, 'SIGINT')
      await new Promise((resolve) => setTimeout(resolve, 50))
      process.stdout.write('done')
    })
    await new Promise((resolve) => setTimeout(resolve, 5000))
    process.stdout.write('went on')
  `
  const args = ['--import', 'tsx', '--input-type=module', '--eval', code]
  const ended = await new Promise((resolve) => {
    execFile(process.execPath, args, (error, stdout) => {
      resolve([error?.signal, stdout])
    })
  })
  expect(ended).toEqual(['SIGINT', 'done'])
})
