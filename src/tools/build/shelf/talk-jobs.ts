import { join } from 'node:path'
import { readPrivateOptions, type PrivateOptions } from '../private/private-options.ts'
import type { TalkBuilding } from './build-talk.ts'
import type { Fingerprints } from './fingerprint.ts'
import { keepKey, keptKey, privatePlace } from './private-places.ts'
import { hasReport, keepReport } from './talk-reports.ts'

/** One talk of a shelf that is to be built, or is there. */
export interface TalkJob {
  /** The deck's folder in the shelf's. */
  name: string
  /** Below the shelf's base: its name, or of a private talk an address of chance. */
  place: string
  /** Differs where anything does that it is built from. */
  fingerprint: string
  /** True where what a build before left to know of it is there. */
  isKnown: () => Promise<boolean>
  /** Builds it into a folder; resolves to what is wrong with the deck. */
  build: (outDir: string) => Promise<string[]>
  /** Of a private talk that was built: the key of its link. */
  key?: () => Promise<string | undefined>
}

/** What talks are told apart by, beside their decks. */
type TalkMaking = Pick<TalkBuilding, 'site' | 'shelf' | 'print' | 'everything'>

/** What all jobs of a shelf are made with. */
export interface JobContext {
  /** Absolute path of the shelf's folder. */
  shelfFolder: string
  making: TalkMaking
  /** Loads what builds, which takes seconds: asked for when a talk has to be built. */
  building: () => Promise<TalkBuilding>
  fingerprints: Fingerprints
  /** Fingerprint of what builds. */
  code: string
  /** Folder of the shelf's site. */
  outDir: string
  /** Seals private talks anew whose decks haven't changed. */
  rekey: boolean
}

/** The job for a talk by its folder's name. Throws a sentence where what its deck.json says of access makes no sense. */
export async function talkJob(name: string, context: JobContext): Promise<TalkJob> {
  const sealing = await readPrivateOptions(join(context.shelfFolder, name), { private: false })
  return sealing ? privateJob(name, context, sealing) : openJob(name, context)
}

async function openJob(name: string, context: JobContext): Promise<TalkJob> {
  const { shelfFolder, building, making, code, fingerprints } = context
  const folder = join(shelfFolder, name)
  const fingerprint = await fingerprints.folder(folder, { code, ...making })
  return {
    ...{ name, place: name, fingerprint },
    isKnown: () => hasReport(fingerprint),
    build: async (outDir) => {
      const { buildTalk } = await import('./build-talk.ts')
      await keepReport(fingerprint, await buildTalk(folder, name, outDir, await building()))
      return []
    },
  }
}

async function privateJob(
  name: string,
  { shelfFolder, building, making, fingerprints, code, outDir: shelfOut, rekey }: JobContext,
  options: PrivateOptions,
): Promise<TalkJob> {
  const folder = join(shelfFolder, name)
  const { place, salt } = await privatePlace(folder)
  const { print, everything } = making
  const site = { ...making.site, base: `${making.site.base}${place}/` }
  const { passphrase } = options
  const given = { code, site, print, everything, salt, passphrase }
  const fingerprint = await fingerprints.folder(folder, given)
  const key = () => keptKey(folder, shelfOut, fingerprint)
  return {
    ...{ name, place, fingerprint, key },
    isKnown: async () => !rekey && (await key()) !== undefined,
    build: async (outDir) => {
      const { buildPrivateTalk } = await import('./build-private-talk.ts')
      const { tell } = await building()
      const sealing = { ...options, address: (site.origin ?? '') + site.base }
      const built = await buildPrivateTalk({ folder, outDir, site, sealing, everything, tell })
      if (Array.isArray(built)) return built
      await keepKey(folder, shelfOut, fingerprint, built.key)
      return []
    },
  }
}
