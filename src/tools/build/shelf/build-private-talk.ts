import type { Site } from '../../../compiler/pages/site-address.ts'
import { buildEverything } from '../build-everything.ts'
import { buildSite } from '../build-site.ts'
import { buildSealed } from '../private/build-sealed.ts'
import type { PrivateOptions } from '../private/private-options.ts'
import type { TalkBuilding } from './build-talk.ts'

/** What a private talk of a shelf is built from. */
interface PrivateTalkBuilding extends Pick<TalkBuilding, 'everything' | 'tell'> {
  /** Absolute path of the deck. */
  folder: string
  /** Folder that its sealed site is made in. */
  outDir: string
  /** Where it will stand. */
  site: Site
  sealing: PrivateOptions
}

/**
 * Builds a private talk of a shelf as one that stands alone: with a viewer of its own, and knowing nothing of the shelf,
 * whose other talks it would ask for by names in the open. Resolves to what is wrong with it, or to the key of its link.
 */
export async function buildPrivateTalk(building: PrivateTalkBuilding): Promise<string[] | { key: string }> {
  const { folder, outDir, site, sealing, everything, tell } = building
  const build = (plain: string) =>
    everything ? buildEverything(folder, plain, tell, { compresses: false }) : buildSite(folder, plain)
  return withSite(site, () => buildSealed({ outDir, build, sealing, compresses: everything }))
}

/**
 * Where a deck stands its build reads of the environment; and what prerendered the talks before has left there that this is
 * development, where pages do without a service worker.
 */
async function withSite<T>({ origin, base }: Site, work: () => Promise<T>): Promise<T> {
  const names = ['SITE', 'BASE', 'NODE_ENV'] as const
  const before = Object.fromEntries(names.map((name) => [name, process.env[name]]))
  setEnvironment({ SITE: origin, BASE: base, NODE_ENV: 'production' })
  try {
    return await work()
  } finally {
    setEnvironment(before)
  }
}

function setEnvironment(values: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name)
    else process.env[name] = value
  }
}
