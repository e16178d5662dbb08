import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** What Debian calls the things that the tests need. */
const DEBIAN_PACKAGES = {
  '/usr/bin/chromium': 'chromium',
  '/usr/bin/chromium-headless-shell': 'chromium-headless-shell',
  '/usr/bin/firefox-esr': 'firefox-esr',
}

/** Installs the browsers and the Japanese font that the tests need, where they are missing and can be had. */
export function installBrowsers(): void {
  const missing = Object.entries(DEBIAN_PACKAGES).filter(([path]) => !existsSync(path))
  const hasFonts = spawnSync('fc-list', [':lang=ja'], { encoding: 'utf8' }).stdout.trim()
  if (missing.length === 0 && hasFonts) return
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const fonts = hasFonts ? [] : ['fonts-noto-cjk', 'fontconfig']
    run('apt-get', ['update', '-qq'])
    run('apt-get', [
      ...['install', '-y', '-qq', '--no-install-recommends'],
      ...missing.map(([, name]) => name),
      ...fonts,
    ])
  } else if (!existsSync('/usr/bin/chromium')) {
    run('npx', ['playwright', 'install', 'chromium'])
  }
}

/** What can't be installed fails the tests that need it, and they say so. */
function run(command: string, args: readonly string[]): void {
  console.log(`$ ${command} ${args.join(' ')}`)
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
}
