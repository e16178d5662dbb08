import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import * as z from 'zod'
import { lineOfPath, parseJson } from '../../../compiler/read/json.ts'
import { DeckError, type Problem } from '../../../compiler/read/problem.ts'
import { parseWith } from '../../../compiler/read/schema-issues.ts'
import { PRIVATE_FOLDER } from '../../../deck/shelf/private-place.ts'
import { replaceFile } from '../../host/replace-files.ts'

/** Its owner's alone: it holds the keys of the private talks that shelves have. */
const FILE = '.cache/shelf/private.json'

const REMEDY =
  ': it holds the addresses and keys of private talks, and is left as it is; mend it or put a copy back, or move it away, and private talks get new addresses and links'

const placesFile = z.record(
  z.string(),
  z.object({
    /** The talk's address below a shelf's private folder. */
    name: z.string().regex(/^[\w-]+$/),
    /** Joined to what its build is made of: nobody who guesses a deck finds it confirmed by a fingerprint. */
    salt: z.string(),
    /** By the folder of a shelf's site: what was built there last, and the key of its link. */
    built: z.record(z.string(), z.object({ fingerprint: z.string(), key: z.string() })),
  }),
)
type PlacesFile = z.infer<typeof placesFile>

/** Where a private talk of a shelf stands: the same for all its builds, so that an old link finds that it opens nothing. */
interface PrivatePlace {
  /** Below the shelf's base, without a slash at its end. */
  place: string
  salt: string
}

/** The place of a deck's folder; of chance where it has none yet. */
export async function privatePlace(deck: string): Promise<PrivatePlace> {
  const places = await readPlaces()
  const known = places[resolve(deck)]
  if (known) return { place: PRIVATE_FOLDER + known.name, salt: known.salt }
  const made = { name: randomBytes(16).toString('hex'), salt: randomBytes(16).toString('hex'), built: {} }
  await writePlaces({ ...places, [resolve(deck)]: made })
  return { place: PRIVATE_FOLDER + made.name, salt: made.salt }
}

/** The key of what stands in a site, where that was built of the same; else it has to be sealed anew. */
export async function keptKey(deck: string, site: string, fingerprint: string): Promise<string | undefined> {
  const built = (await readPlaces())[resolve(deck)]?.built[resolve(site)]
  return built?.fingerprint === fingerprint ? built.key : undefined
}

export async function keepKey(deck: string, site: string, fingerprint: string, key: string): Promise<void> {
  const places = await readPlaces()
  const known = places[resolve(deck)]
  if (!known) throw new Error(`${deck} has no place`)
  const built = { ...known.built, [resolve(site)]: { fingerprint, key } }
  await writePlaces({ ...places, [resolve(deck)]: { ...known, built } })
}

/** Throws a DeckError where the file can't be understood: it is never written anew then, for the keys in it would be lost. */
async function readPlaces(): Promise<PlacesFile> {
  const text = await readFile(FILE, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    if (code === 'ENOENT') return '{}'
    throw damaged([{ line: 1, message: `it cannot be read (${code})` }])
  })
  const json = parseJson(text)
  if (json.fault) throw damaged([json.fault])
  const { value, faults } = parseWith(placesFile, json.value)
  if (!faults) return value
  throw damaged(faults.map(({ path, message }) => ({ line: lineOfPath(text, path), message })))
}

function damaged(faults: readonly Omit<Problem, 'file'>[]): DeckError {
  return new DeckError(faults.map(({ line, message }) => ({ file: FILE, line, message: message + REMEDY })))
}

async function writePlaces(places: PlacesFile): Promise<void> {
  await mkdir(dirname(FILE), { recursive: true })
  await replaceFile(FILE, JSON.stringify(places), 0o600)
}
