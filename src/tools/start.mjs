/*
 * npm start: installs what is missing, then hands over to the TypeScript tools. Plain JavaScript, since on a fresh
 * clone nothing is there yet that could read anything else.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { heapOptions, runUnwatched, runWatched } from './watch.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Tasks that read what others wrote. */
const WATCHED = [
  'build',
  'check',
  'dev',
  'import',
  'new',
  'notes',
  'repair',
  'serve-deck',
  'sheets',
  'translate',
]

function installIfMissing() {
  const marker = resolve(root, 'node_modules/.package-lock.json')
  const lock = resolve(root, 'package-lock.json')
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return
  // To standard error: standard output is the tool's own (`npm run --silent repair` is read by other programs).
  console.error('Installing what is missing …')
  const stdio = ['inherit', 2, 2]
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio })
  if (status !== 0) process.exit(status ?? 1)
}

/** Ctrl+C reaches the task as well, which may have something to put in order: it is waited for. */
const onInterrupt = () => undefined
process.on('SIGINT', onInterrupt)

/** Nor does it end for a reader who has heard enough: the task goes on. */
process.stderr.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
})

installIfMissing()
const [task = 'serve-deck', ...rest] = process.argv.slice(2)
const before = ['say-faults.mjs', 'plain-modules.mjs'].map(
  (name) => `--import=${pathToFileURL(resolve(root, 'src/tools', name)).href}`,
)
const tool = resolve(root, `src/tools/${task}.ts`)
const args = ['--import', 'tsx', ...before, tool, ...rest]
const end = WATCHED.includes(task)
  ? await runWatched([...heapOptions(), ...args], { cwd: root })
  : await runUnwatched(args, { cwd: root })
// As the task ended, so does this.
process.off('SIGINT', onInterrupt)
if (typeof end === 'string') process.kill(process.pid, end)
else process.exitCode = end
