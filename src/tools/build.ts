import { buildEverything } from './build-everything.ts'
import { readDeckOptions, fail } from './deck-options.ts'

/* npm run build [-- --deck folder]: everything for a host, in dist/. SITE (origin) and BASE (path) say where it will stand. */
const { folder } = readDeckOptions()
if (process.env['SITE'] === undefined) {
  console.log('no SITE given: tags and files that need absolute addresses may be left out')
}
const problems = await buildEverything(folder, 'dist', console.log)
if (problems.length > 0)
  fail(`${problems.join('\n')}\n${String(problems.length)} problem(s): the deck is not built`)
