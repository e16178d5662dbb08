import { access } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { checkFolder } from '../../../compiler/check-folder.ts'
import { DeckError, formatProblem } from '../../../compiler/read/problem.ts'
import { readShelf, type ShelfSource } from '../../../compiler/read/read-shelf.ts'
import { loadPrerender } from '../../../compiler/site/load-prerender.ts'
import { siteOf } from '../../../compiler/site/site-of.ts'
import { canLaunchBrowser } from '../browser.ts'
import { NO_BROWSER, timed, type Tell } from '../finish-site.ts'
import { PictureError } from '../pictures.ts'
import { BUILD_RECORD } from '../site-output.ts'
import { buildTalk, keepReport, readReport, type TalkBuilding } from './build-talk.ts'
import { codeFingerprint, folderFingerprint } from './fingerprint.ts'
import { cachedShell } from './shell-cache.ts'
import { builtTalks, makeShelfIn, type BuiltTalks } from './shelf-output.ts'
import { writeShelfSite } from './write-shelf-site.ts'

/** How a shelf is built. */
export interface ShelfBuilding {
  /** Leaves faulty talks out, in place of ending with what is wrong with them. */
  keepGoing?: boolean
  /** True for what a host needs: pictures and PDFs, where there is a browser, and compressed files. */
  everything: boolean
  tell: Tell
}

/**
 * Builds a shelf's folder into another; resolves to the problems that stopped it, none where it went well. Talks are built
 * one after another; one that is there from a build before, of the same deck by the same code, is left as it is.
 */
export async function buildShelf(
  folder: string,
  outDir: string,
  { keepGoing = false, everything, tell }: ShelfBuilding,
): Promise<string[]> {
  const source = await readShelf(folder).catch(problemsOf)
  if (Array.isArray(source)) return source
  const root = process.cwd()
  const code = await codeFingerprint(root)
  const print = everything && (await canLaunchBrowser())
  if (everything && !print) tell(NO_BROWSER)
  const viewer = await timed(tell, 'viewer', () => cachedShell(code, print))
  const { title, locales } = source.shelf
  let prerender: ReturnType<typeof loadPrerender> | undefined
  const building: TalkBuilding = {
    ...{ root, viewer, print, everything, tell },
    loadPrerender: () => (prerender ??= loadPrerender(root)),
    site: siteOf(source.shelf),
    shelf: { title, locales },
  }
  const known = await builtTalks(outDir)
  return makeShelfIn(outDir, async (beside) => {
    const talks = await buildTalks(source, { building, code, known, outDir, beside, keepGoing })
    if (Array.isArray(talks)) return talks
    await timed(tell, 'shelf', () => writeShelfSite(beside, source, building, talks.fingerprints))
    return { talks: talks.fingerprints, made: talks.made }
  })
}

interface TalksBuilding {
  building: TalkBuilding
  code: string
  known: BuiltTalks
  outDir: string
  beside: string
  keepGoing: boolean
}

/** All talks of the shelf by what they are built from, and which of them had to be built; or what is wrong with any. */
async function buildTalks(
  source: ShelfSource,
  { building, code, known, outDir, beside, keepGoing }: TalksBuilding,
): Promise<{ fingerprints: BuiltTalks; made: string[] } | string[]> {
  const { site, shelf, print, everything, tell } = building
  const fingerprints: Record<string, string> = {}
  const made: string[] = []
  const problems: string[] = []
  for (const name of source.talks) {
    const folder = join(source.folder, name)
    const fingerprint = await folderFingerprint(folder, { code, site, shelf, print, everything })
    if (known[name] === fingerprint && (await isBuilt(join(outDir, name), fingerprint))) {
      fingerprints[name] = fingerprint
      continue
    }
    // A shelf that won't be built has all its talks looked through, so that one more try is enough.
    const faults =
      problems.length > 0
        ? (await checkFolder(folder)).map(formatProblem)
        : await buildOne(folder, name, fingerprint, beside, building)
    if (faults.length === 0) {
      fingerprints[name] = fingerprint
      made.push(name)
    } else if (keepGoing) {
      tell(`${name}: left out\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    } else problems.push(...faults.map((fault) => `${basename(source.folder)}/${fault}`))
  }
  if (problems.length > 0) return problems
  if (Object.keys(fingerprints).length === 0)
    return [`${basename(source.folder)}: no talk of it can be built`]
  tell(
    `${String(made.length)} of ${String(Object.keys(fingerprints).length)} talks built, the others unchanged`,
  )
  return { fingerprints, made }
}

async function isBuilt(folder: string, fingerprint: string): Promise<boolean> {
  const isThere = await access(join(folder, BUILD_RECORD)).then(
    () => true,
    () => false,
  )
  return isThere && (await readReport(fingerprint)) !== undefined
}

/** What is wrong with a talk; nothing where it was built. */
async function buildOne(
  folder: string,
  name: string,
  fingerprint: string,
  beside: string,
  building: TalkBuilding,
): Promise<string[]> {
  try {
    const report = await timed(building.tell, name, () =>
      buildTalk(folder, name, join(beside, name), building),
    )
    await keepReport(fingerprint, report)
    return []
  } catch (error) {
    return problemsOf(error)
  }
}

/** What an author can mend, as lines; anything else is thrown on. */
function problemsOf(error: unknown): string[] {
  if (error instanceof DeckError) return error.problems.map(formatProblem)
  if (error instanceof PictureError) return [...error.faults]
  throw error
}
