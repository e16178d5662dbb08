import { mkdtemp, rm } from 'node:fs/promises'
import type { IncomingHttpHeaders, Server } from 'node:http'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { serveSite } from '../../src/tools/host/serve.ts'

const NOTES = '{"notes":"for the speaker alone"}'
const CLICKER = { clientId: 'c-AAAAAAAAAAAAAAAAAAAAAA', code: 'BBBBBBBBBBBBBBBBBBBBBB' }

let folder: string
let server: Server
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notes-'))
  const isClicker = (clientId: string, code: string) => clientId === CLICKER.clientId && code === CLICKER.code
  const live = { info: () => ({ deck: 'slides' }), isClicker }
  server = (await serveSite({ folder, port: 0, notes: NOTES, live })).server
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

/** Asks by a name of the network's, as a phone does. */
function ask(
  authorization?: string,
  host = '192.0.2.7',
  {
    method = 'GET',
    of = server,
    more = {},
    path = '/notes.json',
  }: { method?: string; of?: Server; more?: object; path?: string } = {},
): Promise<{ status?: number; text: string; headers: IncomingHttpHeaders }> {
  const address = of.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const headers = { host, ...more, ...(authorization !== undefined && { authorization }) }
  return new Promise((resolve, reject) => {
    request({ port, method, path, headers }, (response) => {
      let text = ''
      response.on('data', (part: Buffer) => (text += part.toString()))
      response.on('end', () => {
        resolve({
          ...(response.statusCode !== undefined && { status: response.statusCode }),
          text,
          headers: response.headers,
        })
      })
    })
      .on('error', reject)
      .end()
  })
}

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

describe('the speaker’s notes at the server', () => {
  it('are read on its own machine, and by a clicker that the speaker let in', async () => {
    expect(await ask(undefined, 'localhost')).toMatchObject({ status: 200, text: NOTES })
    expect(await ask(basic(`${CLICKER.clientId}:${CLICKER.code}`))).toMatchObject({
      status: 200,
      text: NOTES,
    })
  })

  it.each([
    ['nobody', undefined],
    ['a clicker with another code', basic(`${CLICKER.clientId}:CCCCCCCCCCCCCCCCCCCCCC`)],
    ['another client with the code', basic(`c-DDDDDDDDDDDDDDDDDDDDDD:${CLICKER.code}`)],
    ['an empty name and code', basic(':')],
    ['what is no login', 'Bearer x'],
    ['what is no base64', 'Basic <script>'],
  ])('are refused to %s', async (_who, authorization) => {
    const { status, text } = await ask(authorization)
    expect(status).toBe(404)
    expect(text).not.toContain('speaker')
  })

  it('are nobody’s by a proxy on the same machine, whatever name it asks by', async () => {
    const proxied = (await serveSite({ folder, port: 0, notes: NOTES, site: 'https://talk.example/' })).server
    expect((await ask(undefined, 'localhost', { of: proxied })).status).toBe(404)
    expect((await ask(undefined, 'talk.example', { of: proxied })).status).toBe(404)
    proxied.close()
    expect((await ask(undefined, 'localhost', { more: { via: '1.1 proxy' } })).status).toBe(404)
  })

  it('and all else are refused to who asks by a name that is not ours', async () => {
    expect((await ask(undefined, 'evil.example')).status).toBe(421)
    expect((await ask(undefined, 'localhost.evil.example:80')).status).toBe(421)
  })

  it.each(['POST', 'DELETE', 'TRACE', 'OPTIONS'])('are not asked for by %s', async (method) => {
    expect((await ask(undefined, 'localhost', { method })).status).toBe(405)
  })

  it('come with the headers of every answer', async () => {
    for (const host of ['localhost', '192.0.2.7', 'evil.example'])
      expect((await ask(undefined, host)).headers['x-content-type-options']).toBe('nosniff')
  })
})

describe('the recording of a talk that has ended', () => {
  it('is compressed once for all who ask for it, and announced without it', async () => {
    const talk: { ended?: string } = {}
    const text = JSON.stringify({ entries: Array.from({ length: 50_000 }, (_, at) => ({ at })) })
    const live = { info: () => ({ deck: 'slides' }), recording: () => talk.ended }
    const { server: of } = await serveSite({ folder, port: 0, live })
    onTestFinished(() => void of.close())
    const more = { 'accept-encoding': 'gzip' }
    expect((await ask(undefined, 'localhost', { of, path: '/live.json' })).text).not.toContain('recording')
    expect((await ask(undefined, 'localhost', { of, path: '/recording.json' })).status).toBe(404)
    talk.ended = text
    expect(JSON.parse((await ask(undefined, 'localhost', { of, path: '/live.json' })).text)).toMatchObject({
      recording: true,
    })
    expect((await ask(undefined, 'localhost', { of, path: '/recording.json' })).text).toBe(text)
    const { headers } = await ask(undefined, 'localhost', { of, path: '/recording.json', more })
    expect(headers['content-encoding']).toBe('gzip')
  })
})
