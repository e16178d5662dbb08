import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Site } from '../../../compiler/pages/site-address.ts'
import { readShelf, type ShelfSource } from '../../../compiler/read/read-shelf.ts'
import { siteOf } from '../../../compiler/site/site-of.ts'
import { NO_BROWSER, timed, type Tell } from '../tell.ts'
import type { TalkBuilding } from './build-talk.ts'
import { buildTalks, isBuilt, problemsOf } from './build-talks.ts'
import { digest, Fingerprints } from './fingerprint.ts'
import { builtShelf, makeShelfIn, type BuiltShelf, type BuiltTalks } from './shelf-output.ts'
import { cachedShell } from './shell-cache.ts'
import { talkJob, type JobContext, type TalkJob } from './talk-jobs.ts'

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
 * one after another; one that is there from a build before, of the same deck by the same code, is left as it is, and so is
 * the whole shelf where nothing has changed.
 */
export async function buildShelf(folder: string, outDir: string, options: ShelfBuilding): Promise<string[]> {
  const source = await readShelf(folder).catch(problemsOf)
  if (Array.isArray(source)) return source
  const fingerprints = await Fingerprints.read()
  const shelfBuild = await prepareShelf(source, outDir, fingerprints, options)
  const unchanged = await unchangedJobs(shelfBuild)
  const outcome = unchanged ?? (await buildAnew(await withBrowser(shelfBuild)).catch(failedBy))
  await fingerprints.keep()
  if (outcome.problems.length > 0) return outcome.problems
  if (unchanged) options.tell('nothing has changed since the last build')
  await tellOfPrivate(outcome.jobs, shelfBuild.making.site, options.onPrivate)
  return []
}

function failedBy(error: unknown): Outcome {
  return { problems: problemsOf(error), jobs: [] }
}

/** A shelf that is to be built, or is there. */
interface ShelfBuild extends Pick<JobContext, 'code' | 'making' | 'fingerprints' | 'outDir'> {
  source: ShelfSource
  root: string
  options: ShelfBuilding
  /** What its folder has of builds before. */
  known: BuiltShelf
}

interface Outcome {
  problems: string[]
  jobs: TalkJob[]
}

async function prepareShelf(
  source: ShelfSource,
  outDir: string,
  fingerprints: Fingerprints,
  options: ShelfBuilding,
): Promise<ShelfBuild> {
  const root = process.cwd()
  const { title, locales } = source.shelf
  const { everything } = options
  // Whether there is a browser takes a second to tell, and is asked when something is to be built.
  const making = { site: siteOf(source.shelf), shelf: { title, locales }, print: everything, everything }
  const code = await fingerprints.code(root)
  return { source, root, code, making, fingerprints, outDir, options, known: await builtShelf(outDir) }
}

async function withBrowser(build: ShelfBuild): Promise<ShelfBuild> {
  const { everything, tell } = build.options
  if (!everything) return build
  const { canLaunchBrowser } = await import('../browser.ts')
  const print = await canLaunchBrowser()
  if (!print) tell(NO_BROWSER)
  return { ...build, making: { ...build.making, print } }
}

/** All talks of a shelf that is as its folder was built from; undefined where anything is to be done. */
async function unchangedJobs(build: ShelfBuild): Promise<Outcome | undefined> {
  const { source, known, outDir, options } = build
  if (options.rekey) return undefined
  const context = contextOf(build, () => Promise.reject(new Error('nothing is to be built')))
  const jobs: TalkJob[] = []
  for (const name of source.talks) {
    const job = await talkJob(name, context).catch(() => undefined)
    if (!job || !(await isBuilt(job, known.talks, outDir))) return undefined
    jobs.push(job)
  }
  const isSame = known.made === madeOf(build, jobs) && (await areThere(outDir, known.files))
  return isSame ? { problems: [], jobs } : undefined
}

async function areThere(folder: string, files: readonly string[]): Promise<boolean> {
  const found = await Promise.all(
    files.map((path) =>
      access(join(folder, path)).then(
        () => true,
        () => false,
      ),
    ),
  )
  return found.every(Boolean)
}

/** Differs where anything does that the shelf's own pages are made of. */
function madeOf({ source, code, making }: ShelfBuild, jobs: readonly TalkJob[]): string {
  const talks = jobs.map(({ place, fingerprint }) => [place, fingerprint])
  return digest([code, JSON.stringify(making), JSON.stringify(source.shelf), JSON.stringify(talks)])
}

function contextOf(build: ShelfBuild, building: JobContext['building']): JobContext {
  const { source, making, fingerprints, code, outDir, options } = build
  return {
    ...{ shelfFolder: source.folder, making, building, fingerprints, code, outDir },
    rekey: options.rekey ?? false,
  }
}

async function buildAnew(build: ShelfBuild): Promise<Outcome> {
  const { source, root, code, making, outDir, known, options } = build
  const { tell, keepGoing = false } = options
  const viewer = await timed(tell, 'viewer', () => cachedShell(code, making.print))
  let prerender: ReturnType<TalkBuilding['loadPrerender']> | undefined
  const building: TalkBuilding = {
    ...{ root, viewer, tell, ...making },
    loadPrerender: () => (prerender ??= loadPrerender(root)),
  }
  const context = contextOf(build, () => Promise.resolve(building))
  const jobs: TalkJob[] = []
  const problems = await makeShelfIn(outDir, async (beside) => {
    const talks = await buildTalks(source, { context, known: known.talks, beside, keepGoing, tell })
    if (Array.isArray(talks)) return talks
    jobs.push(...talks.jobs)
    const shown = jobs.filter(({ key }) => key === undefined)
    const { writeShelfSite } = await import('./write-shelf-site.ts')
    await timed(tell, 'shelf', () => writeShelfSite(beside, source, building, fingerprintsOf(shown)))
    return { talks: fingerprintsOf(jobs), made: talks.made, shelf: madeOf(build, jobs) }
  })
  return { problems, jobs }
}

/** It loads Vite. */
async function loadPrerender(root: string): ReturnType<TalkBuilding['loadPrerender']> {
  const loading = await import('../../../compiler/site/load-prerender.ts')
  return loading.loadPrerender(root)
}

function fingerprintsOf(jobs: readonly TalkJob[]): BuiltTalks {
  return Object.fromEntries(jobs.map(({ place, fingerprint }) => [place, fingerprint]))
}

async function tellOfPrivate(
  jobs: readonly TalkJob[],
  { origin = '', base }: Site,
  onPrivate: ShelfBuilding['onPrivate'],
): Promise<void> {
  for (const { name, place, key } of jobs) {
    if (!key) continue
    const address = `${origin}${base}${place}/`
    onPrivate?.({ name, address, place: `${place}/`, key: (await key()) ?? '' })
  }
}
