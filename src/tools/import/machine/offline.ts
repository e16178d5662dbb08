import { runProgram } from './run-program.ts'

/** A command and its arguments. */
type Command = [command: string, args: readonly string[]]

/**
 * What puts a program where there is no network, on machines that let anybody do so: a network of its own in which
 * nothing is, of util-linux on Linux, or of bubblewrap.
 */
const WAYS: readonly Command[] = [
  ['unshare', ['--map-current-user', '--net', '--']],
  ['unshare', ['--map-root-user', '--net', '--']],
  ['bwrap', ['--dev-bind', '/', '/', '--unshare-net', '--die-with-parent', '--']],
]
const PROBE_LIMIT_MS = 10_000

let found: Promise<Command | undefined> | undefined

/** A program's command where it reaches no network; as it is where the machine has no way to that. */
export async function offline(program: string, args: readonly string[]): Promise<Command> {
  const way = await wayOffline()
  return way ? [way[0], [...way[1], program, ...args]] : [program, args]
}

/** How programs are put where there is no network; undefined where nothing does it. */
export function wayOffline(): Promise<Command | undefined> {
  return (found ??= findWay())
}

async function findWay(): Promise<Command | undefined> {
  for (const way of WAYS) {
    const [command, args] = way
    const { code } = await runProgram(command, [...args, 'true'], { limitMs: PROBE_LIMIT_MS })
    if (code === 0) return way
  }
  return undefined
}
