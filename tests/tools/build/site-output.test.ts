import { access, mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BUILD_RECORD, buildInto, outputFault } from '../../../src/tools/build/site-output.ts'
import { scratchFolder } from '../scratch.ts'

/** A build of these files. */
function building(files: Record<string, string>): (folder: string) => Promise<string[]> {
  return async (folder) => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(join(folder, path, '..'), { recursive: true })
      await writeFile(join(folder, path), content)
    }
    return []
  }
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

describe('where a build goes', () => {
  it('may be a folder that is not there, that is empty, or that a build made', async () => {
    const folder = await scratchFolder()
    expect(await outputFault(join(folder, 'new'))).toBeUndefined()
    expect(await outputFault(folder)).toBeUndefined()
    await buildInto(join(folder, 'site'), building({ 'index.html': '' }))
    expect(await outputFault(join(folder, 'site'))).toBeUndefined()
  })

  it('is no folder of somebody’s, though it looks like a site', async () => {
    const folder = await scratchFolder()
    await building({ 'index.html': 'mine', 'assets/a.js': '', 'thesis/1.md': '', '.env': 'secret' })(folder)
    expect(await outputFault(folder)).toMatch(/no build made/)
  })
})

describe('a build', () => {
  it('keeps nothing sealed of a private talk before, though that build’s record is gone', async () => {
    const site = join(await scratchFolder(), 'site')
    const put = (name: string) => building({ 'index.html': '', [`sealed/${name}`]: name })
    await buildInto(site, put('one'), { keepsBefore: false })
    await rm(join(site, BUILD_RECORD))
    await writeFile(join(site, 'CNAME'), 'talks.example')
    await buildInto(site, put('two'), { keepsBefore: false })
    expect(await readdir(join(site, 'sealed'))).toEqual(['two'])
    expect(await isThere(join(site, 'CNAME'))).toBe(true)
  })

  it('takes the place of the one before, and keeps its scripts for pages that are open, once', async () => {
    const site = join(await scratchFolder(), 'site')
    await buildInto(
      site,
      building({
        'index.html': '1',
        'ja/9/index.html': '',
        'assets/a-1.js': 'one',
        'assets/f-1.woff2': '',
        'assets/a-1.png': '',
      }),
    )
    await buildInto(site, building({ 'index.html': '2', 'assets/a-2.js': 'two' }))
    expect((await readdir(site, { recursive: true })).sort()).toEqual(
      [BUILD_RECORD, 'assets', 'assets/a-1.js', 'assets/a-2.js', 'assets/f-1.woff2', 'index.html'].sort(),
    )
    await buildInto(site, building({ 'index.html': '3', 'assets/a-3.js': 'three' }))
    expect(await readdir(join(site, 'assets'))).toEqual(['a-2.js', 'a-3.js'])
  })

  it('leaves what somebody put there', async () => {
    const site = join(await scratchFolder(), 'site')
    await buildInto(site, building({ 'index.html': '1' }))
    await building({ 'recording.json': '{}', 'my/notes.txt': 'kept' })(site)
    await buildInto(site, building({ 'index.html': '2' }))
    await buildInto(site, building({ 'index.html': '3' }))
    expect(await readFile(join(site, 'my/notes.txt'), 'utf8')).toBe('kept')
    expect(await readFile(join(site, 'recording.json'), 'utf8')).toBe('{}')
    expect(await readFile(join(site, 'index.html'), 'utf8')).toBe('3')
  })

  it('that fails leaves the last good one, and nothing beside it', async () => {
    const folder = await scratchFolder()
    const site = join(folder, 'site')
    await buildInto(site, building({ 'index.html': 'good' }))
    const problems = await buildInto(site, async (beside) => {
      await building({ 'index.html': 'half' })(beside)
      return ['001-a.md:1: no']
    })
    expect(problems).toEqual(['001-a.md:1: no'])
    await expect(buildInto(site, () => Promise.reject(new Error('out of memory')))).rejects.toThrow(
      'out of memory',
    )
    expect(await readFile(join(site, 'index.html'), 'utf8')).toBe('good')
    expect(await readdir(folder)).toEqual(['site'])
    expect(await outputFault(site)).toBeUndefined()
  })

  it('through a link goes where the link points', async () => {
    const folder = await scratchFolder()
    await mkdir(join(folder, 'real'))
    await symlink(join(folder, 'real'), join(folder, 'site'))
    await buildInto(join(folder, 'site'), building({ 'index.html': '1' }))
    expect(await isThere(join(folder, 'real/index.html'))).toBe(true)
  })
})
