import { isTalkFacts, TALK_FACTS, type TalkFacts } from '../../../deck/private/private-header.ts'
import { readTalkFile, type LoadSealed } from '../../../deck/private/read-talk.ts'
import type { TalkKeys } from '../../../deck/private/talk-keys.ts'
import { readJson } from '../../../deck/unknown-value.ts'
import { baseUrl, cacheName } from './environment.ts'

/** A sealed file, from the device where it was asked for before: its name is of one build and one content for ever. */
export const fetchSealed: LoadSealed = async (path) => {
  const url = baseUrl + path
  const kept = await caches.match(url, { cacheName })
  const response = kept ?? (await fetch(url))
  if (response.status === 404) return undefined
  if (!response.ok) throw new Error(`${String(response.status)} ${url}`)
  const bytes = new Uint8Array(await response.clone().arrayBuffer())
  if (!kept) {
    const keeping = keepSealed(url, response).finally(() => underWay.delete(keeping))
    underWay.add(keeping)
  }
  return bytes
}

/** What is still being kept. */
const underWay = new Set<Promise<void>>()

/** Resolves when all that was opened by then is kept. */
export async function allKept(): Promise<void> {
  await Promise.all(underWay)
}

/** What the talk says of itself, whatever page is asked for. Undefined where it can't be had. */
export async function talkFacts(keys: TalkKeys): Promise<TalkFacts | undefined> {
  const bytes = await readTalkFile(keys, TALK_FACTS, fetchSealed)
  const facts = bytes && readJson(new TextDecoder().decode(bytes))
  return isTalkFacts(facts) ? facts : undefined
}

/** One that doesn't open was damaged on its way here, perhaps, and is asked for again. */
export async function forgetSealed(path: string): Promise<void> {
  await allKept()
  await (await caches.open(cacheName)).delete(baseUrl + path)
}

/** Where there is no room, the reader gets the file all the same. */
async function keepSealed(url: string, response: Response): Promise<void> {
  try {
    await (await caches.open(cacheName)).put(url, response)
  } catch {
    // Full or refused: it is fetched again when it is wanted again.
  }
}
