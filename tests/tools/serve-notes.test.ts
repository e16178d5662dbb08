import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveSite } from '../../src/tools/host/serve.ts'

const NOTES = '{"notes":"for the speaker alone"}'
const CLICKER = { clientId: 'c-AAAAAAAAAAAAAAAAAAAAAA', code: 'BBBBBBBBBBBBBBBBBBBBBB' }

let folder: string
let server: Server
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notes-'))
  const isClicker = (clientId: string, code: string) => clientId === CLICKER.clientId && code === CLICKER.code
  const live = { info: () => '{}', isClicker }
  server = (await serveSite({ folder, port: 0, notes: NOTES, live })).server
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

/** Asks by a name of the network's, as a phone does. */
function ask(authorization?: string, host = '192.0.2.7'): Promise<{ status?: number; text: string }> {
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const headers = { host, ...(authorization !== undefined && { authorization }) }
  return new Promise((resolve, reject) => {
    request({ port, path: '/notes.json', headers }, (response) => {
      let text = ''
      response.on('data', (part: Buffer) => (text += part.toString()))
      response.on('end', () => {
        resolve({ ...(response.statusCode !== undefined && { status: response.statusCode }), text })
      })
    })
      .on('error', reject)
      .end()
  })
}

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

describe('the speaker’s notes at the server', () => {
  it('are read on its own machine, and by a clicker that the speaker let in', async () => {
    expect(await ask(undefined, 'localhost')).toEqual({ status: 200, text: NOTES })
    expect(await ask(basic(`${CLICKER.clientId}:${CLICKER.code}`))).toEqual({ status: 200, text: NOTES })
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
})
