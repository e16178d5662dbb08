import { billPath, writeBillOfMaterials } from './build/bill-of-materials.ts'
import { buildEverything } from './build/build-everything.ts'
import { buildInto, outputFault } from './build/site-output.ts'
import { readDeckOptions, fail } from './deck-options.ts'

/*
 * npm run build [-- --deck folder --out folder]: everything for a host, in dist/ or where it is told. SITE (origin) and
 * BASE (path) say where it will stand.
 */
const { folder, outDir } = readDeckOptions()
const fault = await outputFault(outDir)
if (fault !== undefined) fail(`--out ${outDir}: ${fault}`)
if (process.env['SITE'] === undefined) {
  console.log('no SITE given: tags and files that need absolute addresses may be left out')
}
const problems = await buildInto(outDir, (beside) => buildEverything(folder, beside, console.log)).catch(
  (error: unknown) => fail(error instanceof Error ? error.message : String(error)),
)
if (problems.length > 0)
  fail(`${problems.join('\n')}\n${String(problems.length)} problem(s): the deck is not built`)
const packages = await writeBillOfMaterials(outDir, 'colloquium')
console.log(
  packages === undefined
    ? 'no bill of materials: this npm does not make one (npm 9.5 does)'
    : `bill of materials: ${billPath(outDir)}, ${String(packages)} packages (CycloneDX)`,
)
