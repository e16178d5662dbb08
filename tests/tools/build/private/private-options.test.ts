import { execFileSync } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPrivateOptions } from '../../../../src/tools/build/private/private-options.ts'

const newFolder = () => mkdtemp(join(tmpdir(), 'private-'))

describe('how a deck is sealed', () => {
  it('is said by its own file', async () => {
    const folder = await newFolder()
    await writeFile(join(folder, 'deck.json'), '{"access": "link", "until": "2030-01-01"}')
    expect(await readPrivateOptions(folder, { private: false })).toMatchObject({ until: '2030-01-01' })
  })

  it.runIf(process.platform === 'linux')('is not waited for where that is a pipe', async () => {
    const folder = await newFolder()
    execFileSync('mkfifo', [join(folder, 'deck.json')])
    expect(await readPrivateOptions(folder, { private: false })).toBeUndefined()
  })
})
