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
import type { TalkBuilding } from './build-talk.ts'
import { codeFingerprint } from './fingerprint.ts'
import { cachedShell } from './shell-cache.ts'
import { builtTalks, makeShelfIn, type BuiltTalks } from './shelf-output.ts'
import { talkJob, type JobContext, type TalkJob } from './talk-jobs.ts'
import { writeShelfSite } from './write-shelf-site.ts'

/** How a shelf is built. */
export interface ShelfBuilding {
  /** Leaves faulty talks out, in place of ending with what is wrong with them. */
  keepGoing?: boolean
  /** Gives private talks new keys, whether their decks have changed or not. */
  rekey?: boolean
  /** True for what a host needs: pictures and PDFs, where there is a browser, and compressed files. */
  everything: boolean
  tell: Tell
  /** Told of each private talk, when the shelf is in place. */
  onPrivate?: (talk: PrivateTalk) => void
}

/** A private talk of a shelf, as its owner is told of it. */
export interface PrivateTalk {
  /** The deck's folder. */
  name: string
  /** Where it will stand: with a slash at its end, and without an origin where none was given. */
  address: string
  /** The same below the shelf's base. */
  place: string
  /** The key of its link. */
  key: string
}

/**
 * Builds a shelf's folder into another; resolves to the problems that stopped it, none where it went well. Talks are built
 * one after another; one that is there from a build before, of the same deck by the same code, is left as it is.
 */
export async function buildShelf(
  folder: string,
  outDir: string,
  { keepGoing = false, rekey = false, everything, tell, onPrivate }: ShelfBuilding,
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
  const context = { shelfFolder: source.folder, building, code, outDir, rekey }
  const known = await builtTalks(outDir)
  const sealed: TalkJob[] = []
  const problems = await makeShelfIn(outDir, async (beside) => {
    const talks = await buildTalks(source, { context, known, beside, keepGoing })
    if (Array.isArray(talks)) return talks
    const fingerprintsOf = (jobs: readonly TalkJob[]) =>
      Object.fromEntries(jobs.map(({ place, fingerprint }) => [place, fingerprint]))
    const shown = talks.jobs.filter(({ key }) => key === undefined)
    sealed.push(...talks.jobs.filter(({ key }) => key !== undefined))
    await timed(tell, 'shelf', () => writeShelfSite(beside, source, building, fingerprintsOf(shown)))
    return { talks: fingerprintsOf(talks.jobs), made: talks.made }
  })
  if (problems.length === 0) await tellOfPrivate(sealed, building, onPrivate)
  return problems
}

async function tellOfPrivate(
  jobs: readonly TalkJob[],
  { site }: TalkBuilding,
  onPrivate?: (talk: PrivateTalk) => void,
): Promise<void> {
  for (const { name, place, key } of jobs) {
    const address = `${site.origin ?? ''}${site.base}${place}/`
    onPrivate?.({ name, address, place: `${place}/`, key: (await key?.()) ?? '' })
  }
}

interface TalksBuilding {
  context: JobContext
  known: BuiltTalks
  beside: string
  keepGoing: boolean
}

/** All talks of the shelf, and the places of those that had to be built; or what is wrong with any. */
async function buildTalks(
  source: ShelfSource,
  { context, known, beside, keepGoing }: TalksBuilding,
): Promise<{ jobs: TalkJob[]; made: string[] } | string[]> {
  const { tell } = context.building
  const jobs: TalkJob[] = []
  const made: string[] = []
  const problems: string[] = []
  for (const name of source.talks) {
    const folder = join(source.folder, name)
    const job = await talkJob(name, context).catch((error: unknown) => [`${name}/${messageOf(error)}`])
    if (!Array.isArray(job) && (await isBuilt(job, known, context.outDir))) {
      jobs.push(job)
      continue
    }
    // A shelf that won't be built has all its talks looked through, so that one more try is enough.
    const faults = Array.isArray(job)
      ? job
      : problems.length > 0
        ? (await checkFolder(folder)).map(formatProblem)
        : await buildOne(job, beside, tell)
    if (!Array.isArray(job) && faults.length === 0) {
      jobs.push(job)
      made.push(job.place)
    } else if (keepGoing) {
      tell(`${name}: left out\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    } else problems.push(...faults.map((fault) => `${basename(source.folder)}/${fault}`))
  }
  if (problems.length > 0) return problems
  if (jobs.length === 0) return [`${basename(source.folder)}: no talk of it can be built`]
  tell(`${String(made.length)} of ${String(jobs.length)} talks built, the others unchanged`)
  return { jobs, made }
}

async function isBuilt(
  { place, fingerprint, isKnown }: TalkJob,
  known: BuiltTalks,
  outDir: string,
): Promise<boolean> {
  if (known[place] !== fingerprint) return false
  const isThere = await access(join(outDir, place, BUILD_RECORD)).then(
    () => true,
    () => false,
  )
  return isThere && (await isKnown())
}

/** What is wrong with a talk; nothing where it was built. */
async function buildOne({ name, place, build }: TalkJob, beside: string, tell: Tell): Promise<string[]> {
  try {
    return await timed(tell, name, () => build(join(beside, place)))
  } catch (error) {
    return problemsOf(error)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** What an author can mend, as lines; anything else is thrown on. */
function problemsOf(error: unknown): string[] {
  if (error instanceof DeckError) return error.problems.map(formatProblem)
  if (error instanceof PictureError) return [...error.faults]
  throw error
}
