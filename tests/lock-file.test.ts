import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface LockedPackage {
  version?: string
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
  // Lays out Mermaid diagrams when a deck is built; nothing of it gets into a site.
  'node_modules/elkjs': 'EPL-2.0',
  // Formats citations at build time, unchanged; nothing of it is in a page.
  'node_modules/citeproc': 'CPAL-1.0 OR AGPL-1.0',
  // MIT by its own README; its package.json is older than the field.
  'node_modules/format': 'none',
}

/** Versions that were published with malice, or are named in an advisory that every project was told of. */
const KNOWN_BAD: Record<string, RegExp> = {
  // Stole wallets (2018).
  'event-stream': /^3\.3\.6$/,
  'flatmap-stream': /./,
  // Stole passwords (2018, 2021).
  'eslint-scope': /^3\.7\.2$/,
  'ua-parser-js': /^(0\.7\.29|0\.8\.0|1\.0\.0)$/,
  coa: /^(2\.0\.[34]|2\.1\.[13]|3\.0\.1|3\.1\.3)$/,
  rc: /^(1\.2\.9|1\.3\.9|2\.3\.9)$/,
  // Broken, or made to break machines, by their authors (2022).
  colors: /^1\.4\.(1|2|44-liberty-2)$/,
  faker: /^6\.6\.6$/,
  'node-ipc': /^(9\.2\.2|10\.1\.[1-3]|11\.)/,
  // Worms and thefts of 2025.
  nx: /^(20\.(9|10|11|12)\.0|21\.[5-8]\.0)$/,
  'eslint-config-prettier': /^(8\.10\.1|9\.1\.1|10\.1\.[67])$/,
  'eslint-plugin-prettier': /^4\.2\.[23]$/,
  synckit: /^0\.11\.9$/,
  '@pkgr/core': /^0\.2\.8$/,
  is: /^(3\.3\.1|5\.0\.0)$/,
  debug: /^4\.4\.2$/,
  chalk: /^5\.6\.1$/,
  'ansi-styles': /^6\.2\.2$/,
  'ansi-regex': /^6\.2\.1$/,
  'strip-ansi': /^7\.1\.1$/,
  'supports-color': /^10\.2\.1$/,
  'wrap-ansi': /^9\.0\.1$/,
  'slice-ansi': /^7\.1\.1$/,
  'color-convert': /^3\.1\.1$/,
  'color-name': /^2\.0\.1$/,
  'color-string': /^2\.1\.1$/,
  'is-arrayish': /^0\.3\.3$/,
  'error-ex': /^1\.3\.3$/,
  'simple-swizzle': /^0\.2\.3$/,
  backslash: /^0\.2\.1$/,
  'has-ansi': /^6\.0\.1$/,
  'chalk-template': /^1\.1\.1$/,
  'supports-hyperlinks': /^4\.1\.1$/,
  '@ctrl/tinycolor': /^4\.1\.[12]$/,
}

function knownBad(packages: readonly (readonly [string, LockedPackage])[]): string[] {
  return packages.flatMap(([path, { version = '' }]) => {
    const name = path.replace(/^.*node_modules\//, '')
    return KNOWN_BAD[name]?.test(version) ? [`${name}@${version}`] : []
  })
}

describe('the lock file', () => {
  it('holds no version that is known to be bad', () => {
    expect(knownBad(locked)).toEqual([])
    expect(knownBad([['node_modules/vite/node_modules/chalk', { version: '5.6.1' }]])).toEqual([
      'chalk@5.6.1',
    ])
  })

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
