import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const PROGRAM = resolve('src/tools/serve-deck.ts')
const DECK = resolve('tests/fixtures/deck-in-three')

/** What `npm start` says in a folder of its own until it ends. */
async function start(args: readonly string[]): Promise<{ code: number; said: string; left: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'colloquium-start-'))
  try {
    const tsx = import.meta.resolve('tsx')
    const { code, said } = await new Promise<{ code: number; said: string }>((ended) => {
      execFile(
        process.execPath,
        ['--import', tsx, PROGRAM, '--deck', DECK, ...args],
        { cwd: folder },
        (error, stdout, stderr) => {
          ended({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr })
        },
      )
    })
    return { code, said, left: await readdir(folder) }
  } finally {
    await rm(folder, { recursive: true })
  }
}

describe('a live talk', () => {
  it('is refused loudly where its port is taken, before anything is built or begun', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    try {
      const { code, said, left } = await start(['--live', '--host', '127.0.0.1', '--port', String(port)])
      expect(code).toBe(1)
      expect(said).toContain(`Port ${String(port)} is taken`)
      expect(said).not.toContain('Building')
      expect(left).toEqual([])
    } finally {
      server.close()
    }
  })

  it.runIf(process.platform === 'linux')('is refused where it could not be recorded', async () => {
    const { code, said } = await start(['--live', '--host', '127.0.0.1', '--record', '/proc/talk.json'])
    expect(code).toBe(1)
    expect(said).toBe('--record /proc/talk.json: no file can be written there (ENOENT); name another place\n')
  })
})
