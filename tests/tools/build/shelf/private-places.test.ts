import { spawnSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { scratchFolder } from '../../scratch.ts'

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const moduleAt = (path: string) => JSON.stringify(new URL(`../../../../src/${path}`, import.meta.url).href)

/** Builds a shelf's one private talk, as far as its address. */
const PROGRAM = `
const { buildTalks } = await import(${moduleAt('tools/build/shelf/build-talks.ts')})
const { problemsOf } = await import(${moduleAt('tools/build/shelf/build-talks.ts')})
const context = { shelfFolder: 'shelf', making: { site: { base: '/' } } }
const options = { context, known: {}, beside: 'beside', keepGoing: true, tell: () => undefined }
const problems = await buildTalks({ folder: 'shelf', talks: ['sea'] }, options).catch(problemsOf)
console.log(JSON.stringify(problems))`

/** What stops a shelf whose places are kept in this text, and the text after that. */
async function problemsWith(content: string): Promise<{ problems: unknown; left: string }> {
  const folder = await scratchFolder()
  const file = join(folder, '.cache/shelf/private.json')
  await mkdir(join(folder, 'shelf/sea'), { recursive: true })
  await writeFile(join(folder, 'shelf/sea/deck.json'), '{ "access": "link" }')
  await mkdir(join(folder, '.cache/shelf'), { recursive: true })
  await writeFile(file, content)
  const { stdout } = spawnSync(
    process.execPath,
    ['--import', TSX, '--input-type=module', '--eval', PROGRAM],
    { cwd: folder, encoding: 'utf8' },
  )
  return { problems: JSON.parse(stdout) as unknown, left: await readFile(file, 'utf8') }
}

describe('a shelf whose list of private addresses is damaged', () => {
  const remedy = 'it holds the addresses and keys of private talks, and is left as it is; mend it'

  it.each([
    ['cut off', '{\n  "/talks/sea": { "name"', ':2: no valid JSON: expected a colon, but the file ends: '],
    ['empty', '', ':1: no valid JSON: expected a value, but the file ends: '],
    [
      'of another form',
      '{\n  "/talks/sea": {\n    "name": "../x", "salt": "s", "built": {} }\n}',
      ':3: /talks/sea.name: Invalid string: must match pattern /^[\\w-]+$/: ',
    ],
  ])('says where and what would be right, and leaves it, where it is %s', async (_what, content, said) => {
    const { problems, left } = await problemsWith(content)
    expect(problems).toEqual([expect.stringContaining(`.cache/shelf/private.json${said}${remedy}`)])
    expect(left).toBe(content)
  })
})
