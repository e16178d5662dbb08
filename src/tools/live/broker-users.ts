import { spawn } from 'node:child_process'

/**
 * Adds a user to a broker, or removes one, by a command of the person who keeps it (`BROKER_USERS`; src/talk/live/brokers
 * has such commands). It is told `add` or `remove`, and reads name and password, a line each, from its standard input:
 * neither stands in a list of processes on this machine. Rejects with a sentence where it fails.
 */
export function changeBrokerUser(
  command: string,
  change: 'add' | 'remove',
  { user, password }: { user: string; password: string },
): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(`${command} ${change}`, { shell: true, stdio: ['pipe', 'ignore', 'inherit'] })
    child.once('error', failed)
    child.once('exit', (code) => {
      if (code === 0) done()
      else failed(new Error(`BROKER_USERS: “${command} ${change}” ended with ${String(code)}`))
    })
    // One that ends before it has read all says so by its code.
    child.stdin.on('error', () => undefined)
    child.stdin.end(`${user}\n${password}\n`)
  })
}
