import { mkdir, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { fail } from './deck-options.ts'
import { countTests } from './suite/count-tests.ts'
import { installBrowsers } from './suite/install-browsers.ts'
import { runPart, type Part } from './suite/part.ts'
import { runParts } from './suite/schedule.ts'
import { formatSummary } from './suite/summary.ts'

/*
 * npm test [-- --all]: types, lint, formatting, what nobody uses, unit tests, a whole build, tests of it and journeys in a
 * browser on it, all of them even where one fails. The last line sums up. What was found green before and has not
 * changed since is remembered in .cache/; --all forgets it.
 */
const CACHES = ['.cache/eslint', '.cache/prettier', '.cache/knip', '.cache/types', '.cache/sweeps']
const RESULTS = 'test-results'
const BUILT = `${RESULTS}/site`

const start = performance.now()
if (wantsAll()) {
  for (const cache of CACHES) await rm(cache, { recursive: true, force: true })
  // The fuzzers take 10,000 turns in place of some hundreds.
  process.env['TEST_ALL'] = 'true'
}
installBrowsers()
await rm(RESULTS, { recursive: true, force: true })
await mkdir(RESULTS, { recursive: true })

const parts = listParts(await freePort())
const ended = await runParts(parts, availableParallelism(), runPart)
const results = parts.map((part) => {
  const how = ended.get(part.name) ?? { ok: false, how: 'was not run', ms: 0 }
  return { name: part.name, ms: how.ms, ...countTests(part, how) }
})
console.log(`\n${formatSummary(results, performance.now() - start)}`)
process.exit(results.some(({ failed }) => failed > 0) ? 1 : 0)

function wantsAll(): boolean {
  try {
    return parseArgs({ options: { all: { type: 'boolean', default: false } } }).values.all
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

function listParts(port: number): Part[] {
  const cached = (tool: string) => ['--cache', '--cache-location', `.cache/${tool}`]
  const byContent = ['--cache-strategy', 'content']
  return [
    {
      name: 'build',
      command: process.execPath,
      args: ['--import', 'tsx', 'src/tools/build.ts', '--out', BUILT],
      env: { SITE: 'https://colloquium.example', BASE: '/talk/' },
      cores: 1,
    },
    {
      name: 'types',
      command: 'npx',
      args: ['tsc', '--noEmit', '-p', '.', '--incremental', '--tsBuildInfoFile', '.cache/types/build-info'],
      cores: 1,
    },
    {
      name: 'lint',
      command: 'npx',
      args: ['eslint', '.', '--max-warnings', '0', ...cached('eslint/'), ...byContent],
      cores: 1,
    },
    {
      name: 'formatting',
      command: 'npx',
      args: ['prettier', '--check', '--log-level', 'warn', '.', ...cached('prettier/found'), ...byContent],
      cores: 1,
    },
    { name: 'unused', command: 'npx', args: ['knip', ...cached('knip')], cores: 1 },
    { ...vitest('unit tests', 'tests/vitest.config.ts', 'unit.json'), cores: 1 },
    {
      ...vitest('site tests', 'tests/site/vitest.config.ts', 'site.json'),
      env: { BUILT_SITE: BUILT },
      after: ['build'],
      cores: 2,
    },
    {
      name: 'journeys',
      command: 'npx',
      args: ['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts'],
      env: {
        BUILT_SITE: BUILT,
        PORT: String(port),
        PLAYWRIGHT_JSON_OUTPUT_NAME: `${process.cwd()}/${RESULTS}/e2e.json`,
      },
      after: ['build'],
      cores: 2,
      report: { by: 'playwright', file: `${RESULTS}/e2e.json` },
    },
  ]
}

function vitest(name: string, config: string, report: string): Omit<Part, 'cores'> {
  const file = `${RESULTS}/${report}`
  const reporters = ['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${file}`]
  return {
    name,
    command: 'npx',
    args: ['vitest', 'run', '--config', config, ...reporters],
    report: { by: 'vitest', file },
  }
}

/** One that no other program has: journeys must not run on somebody else's pages. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}
