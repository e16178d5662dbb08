import { buildWhereChanged } from '../../build/build-where-changed.ts'

/*
 * node --import tsx --import ./src/tools/plain-modules.mjs src/tools/bench/speed/build-deck.ts folder out kept: builds a
 * deck's pages without pictures as `npm run build` does, in a process of its own, so that its memory can be told. `kept` is
 * where it is remembered what was built.
 */
const [folder = '', outDir = '', kept = ''] = process.argv.slice(2)
const build = async (beside: string) => {
  // What builds takes seconds to load, and a site that is built and unchanged doesn't need it.
  const { buildSite } = await import('../../build/build-site.ts')
  return buildSite(folder, beside)
}
const problems = await buildWhereChanged(folder, outDir, build, {
  ...{ kept, tell: () => undefined },
  hasBrowser: () => Promise.resolve(false),
})
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
// KiB on all systems that Node runs on.
console.log(process.resourceUsage().maxRSS)
