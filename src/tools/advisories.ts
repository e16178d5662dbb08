import { execFile } from 'node:child_process'
import { readJson } from '../deck/unknown-value.ts'
import { readAdvisories } from './build/advisories.ts'

/*
 * npm run advisories: asks the registry for weaknesses that are known of the packages in the lock file, and fails where one
 * is high or critical. For CI: nothing else depends on it, and without network, or with a registry that has no such
 * answer, it says so and succeeds.
 */
const MOST_BYTES = 64_000_000
execFile(
  'npm',
  ['audit', '--json', '--package-lock-only'],
  { maxBuffer: MOST_BYTES, shell: process.platform === 'win32' },
  (_error, answer) => {
    const found = readAdvisories(readJson(answer))
    if (found === undefined) {
      console.log('The registry does not say which packages have known weaknesses, or there is no network.')
      return
    }
    for (const { severity, name, title, url } of found)
      console.log(`${severity}: ${name}: ${title}${url === undefined ? '' : ` (${url})`}`)
    const grave = found.filter(({ severity }) => severity === 'high' || severity === 'critical')
    console.log(`${String(found.length)} known weaknesses, ${String(grave.length)} of them high or critical`)
    if (grave.length > 0) process.exitCode = 1
  },
)
