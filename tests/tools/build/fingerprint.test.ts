import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { folderFingerprint } from '../../../src/tools/build/shelf/fingerprint.ts'

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'colloquium-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

describe('folderFingerprint', () => {
  it('differs where a file does', async () => {
    const folder = await emptyFolder()
    await writeFile(join(folder, 'deck.json'), '{}')
    const before = await folderFingerprint(folder, {})
    expect(await folderFingerprint(folder, {})).toBe(before)
    await writeFile(join(folder, 'deck.json'), '{ }')
    expect(await folderFingerprint(folder, {})).not.toBe(before)
  })

  it('follows no link, be it out of the folder or back into it', async () => {
    const [folder, outside] = [await emptyFolder(), await emptyFolder()]
    await writeFile(join(outside, 'x.md'), 'one')
    for (const [name, target] of Object.entries({ a: '.', b: '.', c: outside, d: '/dev/zero' }))
      await symlink(target, join(folder, name))
    const before = await folderFingerprint(folder, {})
    await writeFile(join(outside, 'x.md'), 'two')
    expect(await folderFingerprint(folder, {})).toBe(before)
    await rm(join(folder, 'c'))
    await symlink('x', join(folder, 'c'))
    expect(await folderFingerprint(folder, {})).not.toBe(before)
  })
})
