import { mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { buildInputs, forgetInputs, hasInputs, keepInputs } from '../../../src/tools/build/build-inputs.ts'
import { buildInto, isWhole } from '../../../src/tools/build/site-output.ts'
import { scratchFolder } from '../scratch.ts'

async function deck(): Promise<string> {
  const folder = await scratchFolder()
  await writeFile(join(folder, 'deck.json'), '{}')
  return folder
}

describe('what a build is made of', () => {
  const site = process.env['SITE']
  afterEach(() => {
    if (site === undefined) delete process.env['SITE']
    else process.env['SITE'] = site
  })

  it('is the same until a file of the deck changes, comes or goes', async () => {
    const folder = await deck()
    const inputs = await buildInputs(folder)
    expect(await buildInputs(folder)).toBe(inputs)
    await writeFile(join(folder, '001-a.md'), 'a')
    const more = await buildInputs(folder)
    expect(more).not.toBe(inputs)
    // Of the same size, and saved a moment later.
    await utimes(join(folder, '001-a.md'), new Date(), new Date(Date.now() + 2000))
    expect(await buildInputs(folder)).not.toBe(more)
  })

  it('is another where the site is for another address', async () => {
    const folder = await deck()
    process.env['SITE'] = 'https://one.example'
    const inputs = await buildInputs(folder)
    process.env['SITE'] = 'https://two.example'
    expect(await buildInputs(folder)).not.toBe(inputs)
  })

  it('is known of a build that went well, and forgotten before the next', async () => {
    const path = join(await scratchFolder(), 'inputs')
    expect(await hasInputs(path, 'a')).toBe(false)
    await keepInputs(path, 'a')
    expect([await hasInputs(path, 'a'), await hasInputs(path, 'b')]).toEqual([true, false])
    await forgetInputs(path)
    expect(await hasInputs(path, 'a')).toBe(false)
  })
})

describe('a build that is to be served again', () => {
  it('is whole only with all of its files', async () => {
    const folder = join(await scratchFolder(), 'site')
    expect(await isWhole(folder)).toBe(false)
    await buildInto(folder, async (beside) => {
      await mkdir(beside, { recursive: true })
      await writeFile(join(beside, 'index.html'), '')
      return []
    })
    expect(await isWhole(folder)).toBe(true)
    await rm(join(folder, 'index.html'))
    expect(await isWhole(folder)).toBe(false)
  })
})
