/*
 * npm test: installs what is missing (a browser too), then runs types, lint, unit tests, tests of a whole build and
 * end-to-end tests, all of them even where one fails, and sums up in one line.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const results = resolve(root, 'test-results')
const asRoot = process.getuid?.() === 0
const onDebian = existsSync('/etc/debian_version')

function run(command, args, env = {}) {
  console.log(`\n$ ${command} ${args.join(' ')}`)
  return (
    spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0
  )
}

/** What Debian calls the things that the tests need. */
const DEBIAN_PACKAGES = { '/usr/bin/chromium': 'chromium', '/usr/bin/firefox-esr': 'firefox-esr' }

function installBrowsers() {
  const missing = Object.entries(DEBIAN_PACKAGES).filter(([path]) => !existsSync(path))
  const fonts = !spawnSync('fc-list', [':lang=ja'], { encoding: 'utf8' }).stdout?.trim()
  if (missing.length === 0 && !fonts) return
  if (asRoot && onDebian) {
    run('apt-get', ['update', '-qq'])
    const packages = [...missing.map(([, name]) => name), ...(fonts ? ['fonts-noto-cjk', 'fontconfig'] : [])]
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      DEBIAN_FRONTEND: 'noninteractive',
    })
  } else if (!existsSync('/usr/bin/chromium')) {
    run('npx', ['playwright', 'install', 'chromium'])
  }
}

if (!existsSync(resolve(root, 'node_modules/.package-lock.json')))
  run('npm', ['ci', '--no-audit', '--no-fund'])
installBrowsers()
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const count = { passed: 0, failed: 0 }
const check = (ok) => (ok ? count.passed++ : count.failed++)

check(run('npx', ['tsc', '--noEmit', '-p', '.']))
check(run('npx', ['eslint', '.', '--max-warnings', '0']))
check(run('npx', ['prettier', '--check', '--log-level', 'warn', '.']))

runVitest('tests/vitest.config.ts', 'unit.json')
runVitest('tests/site/vitest.config.ts', 'site.json')

const browser = resolve(results, 'e2e.json')
const browserRan = run('npx', ['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts'], {
  PLAYWRIGHT_JSON_OUTPUT_NAME: browser,
})
addPlaywright(browser, browserRan)

const total = `${count.passed} passed, ${count.failed} failed`
console.log(`\n${total}`)
process.exit(count.failed > 0 ? 1 : 0)

function runVitest(config, name) {
  const file = resolve(results, name)
  const reporters = ['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${file}`]
  const ran = run('npx', ['vitest', 'run', '--config', config, ...reporters])
  const report = readReport(file)
  count.passed += report?.numPassedTests ?? 0
  count.failed += report?.numFailedTests ?? 0
  // A file that can't be loaded, or a runner that died, holds no failed test and still is a failure.
  if (!ran && !(report?.numFailedTests > 0)) count.failed++
}

function addPlaywright(file, ran) {
  const stats = readReport(file)?.stats
  count.passed += (stats?.expected ?? 0) + (stats?.flaky ?? 0)
  count.failed += stats?.unexpected ?? 0
  if (!ran && !(stats?.unexpected > 0)) count.failed++
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
