import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listOfflinePictures } from '../../../src/tools/build/offline-pictures.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'colloquium-offline-'))
  for (const path of ['ja', 'pictures/ja']) await mkdir(join(folder, path), { recursive: true })
  await writeFile(
    join(folder, 'ja/offline.json'),
    JSON.stringify({ buildId: '1a', files: [{ path: 'ja/', bytes: 3 }] }),
  )
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

const listed = async () => JSON.parse(await readFile(join(folder, 'ja/offline.json'), 'utf8')) as unknown

describe('small pictures', () => {
  it('join what a language needs, once, without the cards', async () => {
    for (const name of ['1-light-0f.webp', '1-dark-0f.webp', '1-card-0f.png'])
      await writeFile(join(folder, 'pictures/ja', name), 'abcd')
    await listOfflinePictures(folder)
    await listOfflinePictures(folder)
    expect(await listed()).toEqual({
      buildId: '1a',
      files: [
        { path: 'ja/', bytes: 3 },
        { path: 'pictures/ja/1-dark-0f.webp', bytes: 4 },
        { path: 'pictures/ja/1-light-0f.webp', bytes: 4 },
      ],
    })
  })

  it('leave the list as it is where none were drawn', async () => {
    await rm(join(folder, 'pictures'), { recursive: true })
    await listOfflinePictures(folder)
    expect(await listed()).toEqual({ buildId: '1a', files: [{ path: 'ja/', bytes: 3 }] })
  })
})
