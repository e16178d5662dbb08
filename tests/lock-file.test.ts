import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface LockedPackage {
  license?: string
  resolved?: string
  integrity?: string
  hasInstallScript?: boolean
}
const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, LockedPackage>
}
const locked = Object.entries(packages).filter(([path]) => path.startsWith('node_modules/'))

/** Packages that run a program of their own when they are installed, each with its reason. */
const INSTALL_SCRIPTS = [
  // Puts its program for the machine at hand in place (tsx).
  'node_modules/esbuild',
  // Watches files on macOS (vite, tsx); not installed elsewhere.
  'node_modules/fsevents',
  'node_modules/playwright/node_modules/fsevents',
]

/** Licences under which a package may be used to build a deck; none of copyleft reaches what is built. */
const LICENCES = [
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'MPL-2.0',
  'Python-2.0',
  'PSF-2.0',
  'Unlicense',
  'CC0-1.0',
  'CC-BY-4.0',
  'OFL-1.1',
  'MIT AND OFL-1.1',
  '(MIT AND Zlib)',
  '(MIT OR GPL-3.0-or-later)',
  '(MIT OR CC0-1.0)',
]
/** Packages of another licence, and why they may be there. */
const OTHER_LICENCES: Record<string, string> = {
  // Formats citations at build time, unchanged; nothing of it is in a page.
  'node_modules/citeproc': 'CPAL-1.0 OR AGPL-1.0',
  // MIT by its own README; its package.json is older than the field.
  'node_modules/format': 'none',
}

describe('the lock file', () => {
  it('runs no program at install that is not named here', () => {
    const scripts = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)
    expect(scripts.filter((path) => !INSTALL_SCRIPTS.includes(path))).toEqual([])
  })

  it('holds licences of the list alone', () => {
    const others = locked.filter(
      ([path, { license = 'none' }]) => !LICENCES.includes(license) && OTHER_LICENCES[path] !== license,
    )
    expect(others.map(([path, { license }]) => `${path}: ${license ?? 'none'}`)).toEqual([])
  })

  it('says of each package what its content is', () => {
    const loose = locked.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''))
    expect(loose.map(([path]) => path)).toEqual([])
  })
})
