import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { FIXTURE_DECK } from '../fixtures/with-deck.ts'
import { scratchFolder } from './scratch.ts'

const NOTES = 'src/tools/notes.ts'

it(
  'writes over its own file, and not over one that somebody has edited since',
  { timeout: 30_000 },
  async () => {
    const out = join(await scratchFolder(), 'notes.json')
    const write = () =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', NOTES, '--deck', FIXTURE_DECK, '--out', out])
    await write()
    await write()
    const edited = (await readFile(out, 'utf8')).replace('drink some water here', 'my own words')
    await writeFile(out, edited)
    await expect(write()).rejects.toMatchObject({
      stderr: expect.stringContaining('was edited since') as string,
    })
    expect(await readFile(out, 'utf8')).toBe(edited)
  },
)
