import { parseArgs } from 'node:util'
import { addLinkKey } from '../deck/private/link-key.ts'
import { billPath, writeBillOfMaterials } from './build/bill-of-materials.ts'
import { PRIVATE_OPTIONS, readPrivateOptions, type PrivateValues } from './build/private/private-options.ts'
import { buildShelf } from './build/shelf/build-shelf.ts'
import { outputFault } from './build/site-output.ts'
import { buildWhereChanged } from './build/build-where-changed.ts'
import { DEFAULT_PORT, fail, readDeckValues, SHELF_OPTIONS } from './deck-options.ts'

/*
 * npm run build [-- --deck folder --out folder --private --passphrase words]: everything for a host, in dist/ or where it
 * is told. SITE (origin) and BASE (path) say where it will stand. A private talk is sealed, and its one link printed.
 * With --shelf in place of --deck it makes one site of a folder of decks, whose private ones say so in deck.json; --rekey
 * gives these new keys.
 */
const ONE_LINK = "the talk's one link, to be kept and given away"

await main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)))

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      deck: { type: 'string' },
      ...SHELF_OPTIONS,
      out: { type: 'string', default: 'dist' },
      port: { type: 'string', default: String(DEFAULT_PORT) },
      ...PRIVATE_OPTIONS,
      rekey: { type: 'boolean', default: false },
    },
  })
  const { folder, outDir, shelf, keepGoing } = readDeckValues(values)
  if (shelf !== undefined) refuseForShelves(values)
  else if (values.rekey)
    throw new Error('--rekey goes with --shelf: a private talk by itself has a new key in each build')
  const fault = await outputFault(outDir, { shelf: shelf !== undefined })
  if (fault !== undefined) fail(`--out ${outDir}: ${fault}`)
  if (process.env['SITE'] === undefined) {
    console.log('no SITE given: tags and files that need absolute addresses may be left out')
  }
  if (shelf !== undefined) {
    const links: string[] = []
    const problems = await buildShelf(shelf, outDir, {
      ...{ keepGoing, rekey: values.rekey, everything: true, tell: console.log },
      onPrivate: ({ name, address, key }) => links.push(`${name}: ${ONE_LINK}: ${addLinkKey(address, key)}`),
    })
    if (problems.length > 0)
      fail(`${problems.join('\n')}\n${String(problems.length)} problem(s): the shelf is not built`)
    await sayPackages(outDir)
    for (const line of links) console.log(line)
    return
  }
  const sealing = await readPrivateOptions(folder, values)
  const build = async (beside: string) => {
    // What builds takes seconds to load, and a site that is built and unchanged doesn't need it.
    const { buildEverything } = await import('./build/build-everything.ts')
    return buildEverything(folder, beside, console.log, { compresses: !sealing })
  }
  const outcome = sealing
    ? await (await import('./build/private/build-sealed.ts')).buildSealed({ outDir, build, sealing })
    : await buildWhereChanged(folder, outDir, build, { tell: console.log })
  if (Array.isArray(outcome) && outcome.length > 0)
    fail(`${outcome.join('\n')}\n${String(outcome.length)} problem(s): the deck is not built`)
  await sayPackages(outDir)
  if (!Array.isArray(outcome)) console.log(`${ONE_LINK}: ${outcome.link}`)
}

/** Which talks of a shelf are private, each says in its deck.json. */
function refuseForShelves(values: PrivateValues): void {
  if (values.private) throw new Error('--private is for one talk: name it with --deck')
  if (values.passphrase !== undefined)
    throw new Error('--passphrase is for one talk: PASSPHRASE in the environment is for those of a shelf')
}

async function sayPackages(outDir: string): Promise<void> {
  const packages = await writeBillOfMaterials(outDir, 'colloquium')
  console.log(
    packages === undefined
      ? 'no bill of materials: this npm does not make one (npm 9.5 does)'
      : `bill of materials: ${billPath(outDir)}, ${String(packages)} packages (CycloneDX)`,
  )
}
