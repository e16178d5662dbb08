import { once } from 'node:events'
import { readdirSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { expect, it, onTestFinished, vi } from 'vitest'
import { answerAsset } from '../../../src/compiler/dev/dev-assets.ts'

/** Whole fonts that this process has open. */
function openFonts(): number {
  const open = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`)
    } catch {
      // Closed since.
      return ''
    }
  })
  return open.filter((path) => path.endsWith('.ttf')).length
}

it.runIf(process.platform === 'linux')(
  'a font is closed where its reader has left, before or while it is sent',
  async () => {
    let answering = 0
    const server = createServer((request, response) => {
      const begin = () => answerAsset(undefined, 'assets/dev-fonts/400.ttf', response).then(() => answering--)
      answering++
      if (request.url === '/now') void begin()
      else response.once('close', () => void begin())
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    for (const path of ['/now', '/now', '/late']) {
      const socket = connect(port, '127.0.0.1').on('error', () => undefined)
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
      await (path === '/now'
        ? once(socket, 'data')
        : vi.waitFor(() => {
            expect(answering).toBeGreaterThan(0)
          }))
      socket.resetAndDestroy()
    }
    await vi.waitFor(() => {
      expect([answering, openFonts()]).toEqual([0, 0])
    })
  },
)
