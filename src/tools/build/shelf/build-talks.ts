import { access } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DeckError, formatProblem } from '../../../compiler/read/problem.ts'
import type { ShelfSource } from '../../../compiler/read/read-shelf.ts'
import { PRIVATE_FOLDER } from '../../../deck/shelf/private-place.ts'
import { PictureError } from '../picture-error.ts'
import { BUILD_RECORD } from '../site-output.ts'
import { timed, type Tell } from '../tell.ts'
import type { BuiltTalks } from './shelf-output.ts'
import { talkJob, type JobContext, type TalkJob } from './talk-jobs.ts'

interface TalksBuilding {
  context: JobContext
  known: BuiltTalks
  beside: string
  keepGoing: boolean
  tell: Tell
}

/** All talks of the shelf, and the places of those that had to be built; or what is wrong with any. */
export async function buildTalks(
  source: ShelfSource,
  { context, known, beside, keepGoing, tell }: TalksBuilding,
): Promise<{ jobs: TalkJob[]; made: string[] } | string[]> {
  const jobs: TalkJob[] = []
  const made: string[] = []
  const problems: string[] = []
  for (const name of source.talks) {
    const folder = join(source.folder, name)
    const job = await talkJob(name, context).catch((error: unknown) => {
      // What is wrong with all private talks is wrong with no single one, and none of them is left out for it.
      if (error instanceof DeckError) throw error
      return [`${name}/${messageOf(error)}`]
    })
    if (!Array.isArray(job) && (await isBuilt(job, known, context.outDir))) {
      jobs.push(job)
      continue
    }
    // A shelf that won't be built has all its talks looked through, so that one more try is enough.
    const faults = Array.isArray(job)
      ? job
      : problems.length > 0
        ? await checkDeck(folder)
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

export async function isBuilt(
  { place, fingerprint, isKnown }: TalkJob,
  known: BuiltTalks,
  outDir: string,
): Promise<boolean> {
  // What a shelf's folder has of private talks it tells nobody: they are known by their keys (private-places.ts).
  if (!place.startsWith(PRIVATE_FOLDER) && known[place] !== fingerprint) return false
  const isThere = await access(join(outDir, place, BUILD_RECORD)).then(
    () => true,
    () => false,
  )
  return isThere && (await isKnown())
}

async function checkDeck(folder: string): Promise<string[]> {
  const { checkFolder } = await import('../../../compiler/check-folder.ts')
  return (await checkFolder(folder)).map(formatProblem)
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
export function problemsOf(error: unknown): string[] {
  if (error instanceof DeckError) return error.problems.map(formatProblem)
  if (error instanceof PictureError) return [...error.faults]
  throw error
}
