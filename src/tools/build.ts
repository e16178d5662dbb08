import { readdir } from 'node:fs/promises'
import { buildEverything } from './build/build-everything.ts'
import { readDeckOptions, fail } from './deck-options.ts'

/*
 * npm run build [-- --deck folder --out folder]: everything for a host, in dist/ or where it is told. SITE (origin) and
 * BASE (path) say where it will stand.
 */
const { folder, outDir } = readDeckOptions()
if (!(await mayBeEmptied(outDir)))
  fail(`--out ${outDir}: holds files that are no built site, and a build empties it`)
if (process.env['SITE'] === undefined) {
  console.log('no SITE given: tags and files that need absolute addresses may be left out')
}
const problems = await buildEverything(folder, outDir, console.log)
if (problems.length > 0)
  fail(`${problems.join('\n')}\n${String(problems.length)} problem(s): the deck is not built`)

/** A folder that isn't there, is empty, or was built before. */
async function mayBeEmptied(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((): string[] => [])
  return names.length === 0 || ['assets', 'index.html'].every((name) => names.includes(name))
}
