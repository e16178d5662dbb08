import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSite } from '../../../../src/tools/build/build-site.ts'
import { ViewerBundling } from '../../../../src/tools/build/viewer/bundled-viewer.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'colloquium-test-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const PLAIN = { print: false, isPrivate: false }

describe('the process that bundles the viewer', () => {
  it('says why there is no viewer', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    const bundling = new ViewerBundling({ outDir: join(file, 'site'), ...PLAIN })
    await expect(bundling.viewer()).rejects.toThrow(/ENOTDIR|EEXIST|not a directory/i)
    await bundling.close()
  })

  it('ends the build where it dies', async () => {
    const bundling = new ViewerBundling({ outDir: join(folder, 'site'), ...PLAIN })
    const viewer = bundling.viewer()
    viewer.catch(() => undefined)
    await bundling.close()
    await expect(viewer).rejects.toThrow('the process that bundles the viewer has ended (SIGTERM)')
  })
})

describe('buildSite', () => {
  it('tells what is wrong with a deck, and leaves no process at work', async () => {
    const problems = await buildSite(join(folder, 'nowhere'), join(folder, 'out'))
    expect(problems).toEqual([
      'nowhere:1: there is no such folder; a deck is a folder with deck.json and slides 001-….md',
    ])
  })
})
