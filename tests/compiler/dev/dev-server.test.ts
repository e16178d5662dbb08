import { execFileSync } from 'node:child_process'
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createServer, type ErrorPayload, type HotPayload } from 'vite'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { DEV_WATCH, serveDeck } from '../../../src/compiler/dev/dev-server.ts'
import { withDeck } from '../../fixtures/with-deck.ts'
import { scratchFolder } from '../../tools/scratch.ts'

const SLIDE = '003-tide-model.md'
/** A busy machine takes longer than a second to read a deck. */
const PATIENCE = { timeout: 10_000 }
const SECRET = 'nobody is to read this'

/** What the pages of a deck that is being written are told is wrong, in order. */
async function toldOf(folder: string): Promise<ErrorPayload['err'][]> {
  return (await served(folder)).told
}

async function served(folder: string) {
  const server = await createServer({
    configFile: false,
    root: dirname(folder),
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false, watch: DEV_WATCH },
  })
  onTestFinished(() => server.close())
  const told: ErrorPayload['err'][] = []
  vi.spyOn(server.ws, 'send').mockImplementation((payload: string | HotPayload) => {
    if (typeof payload === 'object' && payload.type === 'error') told.push(payload.err)
  })
  await serveDeck(server, folder)
  return { told, watcher: server.watcher }
}

/** A file beside the deck's folder. */
async function secretBeside(folder: string): Promise<string> {
  const secret = join(dirname(folder), 'key.md')
  await writeFile(secret, `${SECRET}\n`)
  return secret
}

describe('a deck that is being written', () => {
  it('shows the lines of a file of its own in which something is wrong', async () => {
    const told = await toldOf(await withDeck({ [SLIDE]: '---\nsection: nowhere\n---\n\nWords\n' }))
    await vi.waitFor(() => {
      expect(told[0]?.frame).toContain('2 | section: nowhere')
    }, PATIENCE)
  })

  it('shows nothing of a file that a link leads to', async () => {
    const folder = await withDeck({ [SLIDE]: undefined })
    await symlink(await secretBeside(folder), join(folder, SLIDE))
    const told = await toldOf(folder)
    await vi.waitFor(() => {
      expect(told[0]?.message).toContain('a link that leads out of the deck’s folder')
    }, PATIENCE)
    expect(JSON.stringify(told)).not.toContain(SECRET)
  })

  it('does not wait for a pipe', async () => {
    const folder = await withDeck({ [SLIDE]: undefined })
    execFileSync('mkfifo', [join(folder, SLIDE)])
    const told = await toldOf(folder)
    await vi.waitFor(() => {
      expect(told[0]).toMatchObject({ frame: '' })
    }, PATIENCE)
  })

  it('does not read a slide again that has become a link', async () => {
    const folder = await withDeck()
    const told = await toldOf(folder)
    await symlink(await secretBeside(folder), join(folder, 'link'))
    await rm(join(folder, SLIDE))
    await rename(join(folder, 'link'), join(folder, SLIDE))
    await vi.waitFor(() => {
      expect(told.at(-1)?.message).toContain('a link that leads out of the deck’s folder')
    }, PATIENCE)
    expect(JSON.stringify(told)).not.toContain(SECRET)
  })

  it('is watched without what its links lead to, and where it is a link itself', async () => {
    const folder = await withDeck()
    const elsewhere = await scratchFolder()
    await mkdir(join(elsewhere, 'inner'))
    await symlink(elsewhere, join(folder, 'x'))
    const link = join(await scratchFolder(), 'deck')
    await symlink(folder, link)
    const { told, watcher } = await served(link)
    await vi.waitFor(() => {
      expect(Object.keys(watcher.getWatched())).toContain(folder)
    })
    expect(Object.keys(watcher.getWatched()).filter((path) => path.includes('inner'))).toEqual([])
    await writeFile(join(folder, SLIDE), '---\nsection: nowhere\n---\n\nWords\n')
    await vi.waitFor(() => {
      expect(told.at(-1)?.message).toContain(SLIDE)
    }, PATIENCE)
  })
})
