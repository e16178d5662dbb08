import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeOwnFile } from '../../src/tools/host/own-file.ts'
import { scratchFolder } from './scratch.ts'

const ownsSame = (text: string) => (there: string) => there === text

describe('a file that a command writes', () => {
  it('is written where none is, and may be its own', async () => {
    const file = join(await scratchFolder(), 'words.md')
    for (let turn = 0; turn < 2; turn++) await writeOwnFile(file, 'a', ownsSame('a'), 'another name')
    await writeOwnFile(file, 'b', (there) => there === 'a', 'another name')
    expect(await readFile(file, 'utf8')).toBe('b')
  })

  it('never takes the place of another, and says so', async () => {
    const file = join(await scratchFolder(), 'words.md')
    await writeFile(file, 'the work of hours')
    await expect(writeOwnFile(file, 'a', ownsSame('a'), 'take it in')).rejects.toThrow(
      /words\.md is there already: take it in/,
    )
    expect(await readFile(file, 'utf8')).toBe('the work of hours')
  })

  it('says what stands in the way', async () => {
    const folder = await scratchFolder()
    const write = (file: string) => writeOwnFile(file, 'a', ownsSame('a'), 'another name')
    await expect(write(join(folder, 'none/words.md'))).rejects.toThrow(/its folder is not there/)
    await expect(write(folder)).rejects.toThrow(/can't be written/)
  })
})
