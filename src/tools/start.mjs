/*
 * npm start: installs what is missing, then hands over to the TypeScript tools. Plain JavaScript, since on a fresh
 * clone nothing is there yet that could read anything else.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { heapOption, runWatched } from './watch.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a program in the project's folder with our input and output, and ends where it fails. */
function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (result.status !== 0) process.exit(result.status ?? 1)
}

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
  run('npm', ['ci', '--no-audit', '--no-fund'], { stdio: ['inherit', 2, 2] })
}

/** Ctrl+C reaches the task as well, which may have something to put in order: it is waited for. */
const onInterrupt = () => undefined
process.on('SIGINT', onInterrupt)

installIfMissing()
const [task = 'serve-deck', ...rest] = process.argv.slice(2)
const plain = pathToFileURL(resolve(root, 'src/tools/plain-modules.mjs')).href
const tool = resolve(root, `src/tools/${task}.ts`)
const args = ['--import', 'tsx', '--import', plain, tool, ...rest]
if (WATCHED.includes(task)) {
  const end = await runWatched([heapOption(), ...args], { cwd: root })
  // As the task ended, so does this.
  process.off('SIGINT', onInterrupt)
  if (typeof end === 'string') process.kill(process.pid, end)
  else process.exitCode = end
} else run(process.execPath, args)
