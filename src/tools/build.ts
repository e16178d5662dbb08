import { parseArgs } from 'node:util'
import { billPath, writeBillOfMaterials } from './build/bill-of-materials.ts'
import { buildEverything } from './build/build-everything.ts'
import { buildSealed } from './build/private/build-sealed.ts'
import { PRIVATE_OPTIONS, readPrivateOptions } from './build/private/private-options.ts'
import { buildInto, outputFault } from './build/site-output.ts'
import { DEFAULT_PORT, fail, readDeckValues } from './deck-options.ts'

/*
 * npm run build [-- --deck folder --out folder --private --passphrase words]: everything for a host, in dist/ or where it
 * is told. SITE (origin) and BASE (path) say where it will stand. A private talk is sealed, and its one link printed.
 */
await main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)))

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      deck: { type: 'string', default: 'slides' },
      out: { type: 'string', default: 'dist' },
      port: { type: 'string', default: String(DEFAULT_PORT) },
      ...PRIVATE_OPTIONS,
    },
  })
  const { folder, outDir } = readDeckValues(values)
  const fault = await outputFault(outDir)
  if (fault !== undefined) fail(`--out ${outDir}: ${fault}`)
  if (process.env['SITE'] === undefined) {
    console.log('no SITE given: tags and files that need absolute addresses may be left out')
  }
  const sealing = await readPrivateOptions(folder, values)
  const build = (beside: string) => buildEverything(folder, beside, console.log, { compresses: !sealing })
  const outcome = sealing ? await buildSealed({ outDir, build, sealing }) : await buildInto(outDir, build)
  if (Array.isArray(outcome) && outcome.length > 0)
    fail(`${outcome.join('\n')}\n${String(outcome.length)} problem(s): the deck is not built`)
  await sayPackages(outDir)
  if (!Array.isArray(outcome)) console.log(`the talk's one link, to be kept and given away: ${outcome.link}`)
}

async function sayPackages(outDir: string): Promise<void> {
  const packages = await writeBillOfMaterials(outDir, 'colloquium')
  console.log(
    packages === undefined
      ? 'no bill of materials: this npm does not make one (npm 9.5 does)'
      : `bill of materials: ${billPath(outDir)}, ${String(packages)} packages (CycloneDX)`,
  )
}
