import { createServer } from 'node:net'

/** Whether somebody listens on a port of an address already. Any other fault of the address is for who listens there. */
export function isPortTaken(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((told) => {
    const server = createServer()
    server.once('error', (error) => {
      told('code' in error && error.code === 'EADDRINUSE')
    })
    server.listen(port, host, () => {
      server.close(() => {
        told(false)
      })
    })
  })
}
