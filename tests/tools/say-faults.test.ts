import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'

const SAY_FAULTS = fileURLToPath(new URL('../../src/tools/say-faults.mjs', import.meta.url))

/** What a program says at its end, with nobody to catch what it throws. */
async function saidBy(code: string): Promise<string> {
  const args = ['--import', SAY_FAULTS, '--input-type=module', '--eval', code]
  const ended = promisify(execFile)(process.execPath, args)
  return ended.then(
    () => 'nothing',
    (error: unknown) => {
      const { code: status, stderr } = error as { code: number; stderr: string }
      return `${String(status)} ${stderr}`
    },
  )
}

describe('what nobody caught', () => {
  it('is said in a line with the place where the system refuses it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'faults-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const file = join(folder, 'nowhere', 'notes.json')
    expect(await saidBy(`(await import('node:fs/promises')).writeFile(${JSON.stringify(file)}, '')`)).toBe(
      `1 '${file}': no such file or directory (ENOENT, open)\n`,
    )
  })

  it('is told whole where it is a fault of ours', async () => {
    expect(await saidBy(`undefined.name`)).toMatch(/^1 TypeError: .*\n {4}at /)
  })

  it('is nothing where who listens has heard enough', async () => {
    const code = 'for (let line = 0; line < 100_000; line++) console.log(line)'
    const command = `"${process.execPath}" --import "${SAY_FAULTS}" --eval "${code}" | head -n 1`
    expect(await promisify(execFile)('sh', ['-c', command])).toEqual({ stdout: '0\n', stderr: '' })
  })

  it('ends no work of which nobody listens to what is said', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'faults-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const file = join(folder, 'done')
    const code = `
      for (let line = 0; line < 5; line++) {
        console.log(line)
        console.error(line)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      ;(await import('node:fs')).writeFileSync('${file}', 'done')`
    const script = join(folder, 'work.mjs')
    await writeFile(script, code)
    await promisify(execFile)('sh', [
      '-c',
      `"${process.execPath}" --import "${SAY_FAULTS}" "${script}" 2>&1 | true`,
    ])
    expect(await readFile(file, 'utf8')).toBe('done')
  })
})
