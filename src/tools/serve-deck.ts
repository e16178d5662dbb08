import { join } from 'node:path'
import { hasCode } from './host/has-code.ts'
import { readNotes } from '../compiler/parse/notes.ts'
import { readShelf } from '../compiler/read/read-shelf.ts'
import { addLinkKey } from '../deck/private/link-key.ts'
import { fail } from './deck-options.ts'
import { buildInputs, forgetInputs, hasInputs, keepInputs } from './build/build-inputs.ts'
import { readPrivateOptions, type PrivateOptions } from './build/private/private-options.ts'
import { buildInto, isWhole, outputFault } from './build/site-output.ts'
import type { PrivateTalk } from './build/shelf/build-shelf.ts'
import { compareAnswerer, shelfCompareAnswerer } from './import/compare/answer-compare.ts'
import { startLive } from './live/start-live.ts'
import { readStartOptions, type StartOptions } from './live/start-options.ts'
import { holdFolder } from './host/held-folder.ts'
import { isPortTaken } from './host/is-port-taken.ts'
import { serveSite } from './host/serve.ts'

/*
 * npm start [-- --deck folder | --shelf folder [--keep-going]] [--port number] [--host address] [--live
 * [--broker wss://…] [--record file.json] [--site https://…]] [--private [--passphrase words]]: builds the pages (not the
 * pictures), serves them, prints the address. With --live the room can follow on its own devices.
 */
const options = orFail(readStartOptions)
// What a live talk is refused for is said before the pages are built.
if (options.live && (await isPortTaken(options.port, options.host))) fail(takenPort(options.port))

/**
 * Apart from `dist/`, which is what `npm run build` made for a host, and from what another `npm start` is serving: a talk
 * would have pages of another one in it.
 */
const SITE = await holdFolder(options.shelf === undefined ? '.cache/start' : '.cache/start-shelf')
/** What that was made of. */
const INPUTS = `${SITE}.inputs`

/** Private talks of a shelf. */
const privateTalks: PrivateTalk[] = []

const talk = options.live && (await startLive(options.folder, options.live, console.log).catch(failWith))
if (options.live?.broker !== undefined) process.env['BROKER'] = options.live.broker
const key = await build(options).catch(failWith)
await serve(options, key).catch(failWith)

/**
 * A hall that waits after a crash has its pages back at once: what is built and unchanged isn't built again. A private talk
 * has a key of its own each time, to which this resolves.
 */
async function build({ folder, sealed, shelf, keepGoing }: StartOptions): Promise<string | undefined> {
  const fault = await outputFault(SITE, { shelf: shelf !== undefined })
  if (fault !== undefined) fail(`${SITE} ${fault}`)
  if (shelf !== undefined) return buildShelfPages(shelf, keepGoing)
  const sealing = await readPrivateOptions(folder, sealed)
  if (sealing) return buildPrivately(folder, sealing)
  const inputs = await buildInputs(folder).catch(() => undefined)
  if (inputs !== undefined && (await hasInputs(INPUTS, inputs)) && (await isWhole(SITE))) {
    console.log('The pages are built, and nothing has changed since.')
    return undefined
  }
  console.log('Building the pages …')
  await forgetInputs(INPUTS)
  // What builds takes a second to load.
  const { buildSite } = await import('./build/build-site.ts')
  failOf(await buildInto(SITE, (beside) => buildSite(folder, beside)))
  if (inputs !== undefined) await keepInputs(INPUTS, inputs)
  return undefined
}

/** Talks that are built and unchanged aren't built again. */
async function buildShelfPages(shelf: string, keepGoing: boolean): Promise<undefined> {
  console.log('Building the pages …')
  const { buildShelf } = await import('./build/shelf/build-shelf.ts')
  const onPrivate = (one: PrivateTalk) => privateTalks.push(one)
  const building = { keepGoing, everything: false, tell: console.log, onPrivate }
  failOf(await buildShelf(shelf, SITE, building), 'the shelf')
}

/** The speaker's notes: of the deck, or of each talk of a shelf when it is opened. */
async function notesOf({ folder, shelf }: Pick<StartOptions, 'folder' | 'shelf'>) {
  if (shelf === undefined) return { notes: JSON.stringify(await readNotes(folder)) }
  const talks = await talksOf(shelf)
  return {
    notesOf: (place: string) => {
      const found = talks(place)
      return found === undefined ? undefined : readNotes(found).then((notes) => JSON.stringify(notes))
    },
  }
}

/** The folder of a talk by its place on a shelf; undefined where there is none. */
async function talksOf(shelf: string): Promise<(place: string) => string | undefined> {
  const { talks } = await readShelf(shelf)
  return (place) => {
    const name = privateTalks.find((one) => one.place === `${place}/`)?.name ?? place
    return talks.includes(name) ? join(shelf, name) : undefined
  }
}

/** What imported decks are compared with. */
async function comparing({ folder, shelf }: Pick<StartOptions, 'folder' | 'shelf'>) {
  if (shelf === undefined) return compareAnswerer(folder, { turns: false })
  const folderOf = await talksOf(shelf)
  return shelfCompareAnswerer((place) => Promise.resolve(folderOf(place)))
}

/** As for a host. */
async function buildPrivately(folder: string, sealing: PrivateOptions): Promise<string> {
  console.log('Building and sealing the pages …')
  await forgetInputs(INPUTS)
  const { buildSite } = await import('./build/build-site.ts')
  const { buildSealed } = await import('./build/private/build-sealed.ts')
  const built = await buildSealed({
    outDir: SITE,
    build: (plain) => buildSite(folder, plain),
    sealing,
    compresses: false,
  })
  if ('key' in built) return built.key
  failOf(built)
  return ''
}

function failOf(problems: readonly string[], what = 'the deck'): void {
  if (problems.length > 0)
    fail(`${problems.join('\n')}\n${String(problems.length)} problem(s): ${what} is not built`)
}

async function serve({ port, host, ...deck }: StartOptions, key: string | undefined): Promise<void> {
  const complete = (link: string) => (key === undefined ? link : addLinkKey(link, key))
  const served = {
    folder: SITE,
    ...(await notesOf(deck)),
    beside: await comparing(deck),
    ...(host !== undefined && { host }),
    ...(options.live?.site !== undefined && { site: options.live.site }),
    ...(talk && { live: talk.served }),
  }
  const { server, url } = await serveSite({ ...served, port }).catch((error: unknown) => {
    if (!isTaken(error)) throw error
    // A hall has links and codes of this port: another one would be a talk that nobody finds.
    if (talk) throw new Error(takenPort(port))
    return serveSite({ ...served, port: 0 })
  })
  const address = server.address()
  const actual = typeof address === 'object' && address ? address.port : port
  console.log(`Colloquium: ${complete(url)}`)
  for (const { name, place, key: own } of privateTalks)
    console.log(`${name}, private: ${addLinkKey(url + place, own)}`)
  if (talk) {
    for (const line of talk.describe(host ?? 'localhost', actual, '/', complete)) console.log(line)
    endWith(talk.end)
  }
  console.log('Ctrl+C ends it.')
}

/** The talk's end is told and written before the program ends; a second Ctrl+C doesn't wait for it. */
function endWith(end: () => Promise<void>): void {
  const onSignal = () => {
    void end()
      .catch((error: unknown) => {
        console.error(messageOf(error))
      })
      .finally(() => process.exit())
  }
  process.once('SIGINT', onSignal)
  process.once('SIGTERM', onSignal)
}

function takenPort(port: number): string {
  return `Port ${String(port)} is taken: end what uses it, or choose another with --port`
}

function isTaken(error: unknown): boolean {
  return hasCode(error, 'EADDRINUSE')
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function failWith(error: unknown): never {
  return fail(messageOf(error))
}

function orFail<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    return fail(messageOf(error))
  }
}
