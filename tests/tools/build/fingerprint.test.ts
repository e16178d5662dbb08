import { mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Fingerprints } from '../../../src/tools/build/shelf/fingerprint.ts'

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'colloquium-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

async function folderFingerprint(folder: string, given: unknown): Promise<string> {
  return (await Fingerprints.read()).folder(folder, given)
}

describe('the fingerprint of a folder', () => {
  it('differs where a file does', async () => {
    const folder = await emptyFolder()
    await writeFile(join(folder, 'deck.json'), '{}')
    const before = await folderFingerprint(folder, {})
    expect(await folderFingerprint(folder, {})).toBe(before)
    await writeFile(join(folder, 'deck.json'), '{ }')
    expect(await folderFingerprint(folder, {})).not.toBe(before)
  })

  it('is read again where a file has changed within a tick of its clock, its size the same', async () => {
    const folder = await emptyFolder()
    const fingerprints = await Fingerprints.read()
    const found = new Set<string>()
    for (const text of ['one', 'two', 'six']) {
      await writeFile(join(folder, 'x.md'), text)
      found.add(await fingerprints.folder(folder, {}))
    }
    expect(found.size).toBe(3)
  })

  it('differs where a file has another name, or stands in another folder', async () => {
    const folder = await emptyFolder()
    await writeFile(join(folder, 'a.md'), 'one')
    const before = await folderFingerprint(folder, {})
    await rename(join(folder, 'a.md'), join(folder, 'b.md'))
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
