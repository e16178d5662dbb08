import { formatBase64url, parseBase64url, type Bytes } from '../../deck/private/bytes.ts'
import { parseLinkKey, takeLinkKey } from '../../deck/private/link-key.ts'
import {
  isOver,
  isTalkFacts,
  parsePrivateHeader,
  PRIVATE_HEADER,
  TALK_FACTS,
  type PassphraseForm,
  type PrivateHeader,
  type TalkFacts,
} from '../../deck/private/private-header.ts'
import { readTalkFile } from '../../deck/private/read-talk.ts'
import { deriveTalkKeys, type TalkKeys } from '../../deck/private/talk-keys.ts'
import { takeWantedPage } from '../../deck/shelf/private-place.ts'
import { readJson } from '../../deck/unknown-value.ts'
import { dropKey, holdKey, readHeldKey } from '../../viewer/private-key.ts'
import { openWithWorker } from './open-with-worker.ts'
import './private.css'
import { askPassphrase, plainLine, say, sayDamaged, sayOpening } from './say.ts'

/*
 * The one page of a private talk that stands in the open, at any of its addresses. With the key of the link it opens the
 * talk there; without, it says what is needed, and knows nothing of the talk itself.
 */
const baseUrl = new URL('../', import.meta.url).href

void start()

// The whole link, put into the address of the page that asked for it, loads no page anew.
addEventListener('hashchange', () => {
  if (takeLinkKey(location.href).key !== undefined) void start()
})

async function start(): Promise<void> {
  const { url, key } = takeLinkKey(takeWantedPage(location.href, baseUrl))
  if (url !== location.href) history.replaceState(null, '', url)
  const { fault } = document.documentElement.dataset
  // A link that brings a key is tried in any case: it can be to another build than the one that failed.
  if (key === undefined && (fault === 'damaged' || fault === 'unfetched')) {
    await say(fault)
    return
  }
  const held = readHeldKey(baseUrl)
  const link = key ?? held?.link
  if (link === undefined) await say('noKey')
  else if (!('subtle' in crypto)) await say('insecure')
  else await openTalk(link, held?.link === link ? held.master : undefined).catch(sayDamaged)
}

/** `heldMaster` is what the tab kept of the same link, so that no passphrase is asked for twice. */
async function openTalk(link: string, heldMaster: string | undefined): Promise<void> {
  await sayOpening()
  const header = await fetchHeader()
  const linkKey = parseLinkKey(link)
  const opened = linkKey && (await openWith(header, linkKey, heldMaster))
  if (!opened) {
    dropKey(baseUrl)
    await say('wrongKey')
    return
  }
  const { facts, master } = opened
  if (isOver(facts, new Date())) {
    await say('over', { date: facts.until ?? '' })
    return
  }
  const key = { build: header.build, link, master: formatBase64url(master) }
  holdKey(baseUrl, key)
  if (await openWithWorker(baseUrl, key)) return
  const { openWithoutWorker } = await import('./open-without-worker.ts')
  await openWithoutWorker(baseUrl, await deriveTalkKeys(master, header.build), fetchSealed, await plainLine())
}

interface Opened {
  master: Bytes
  facts: TalkFacts
}

/** Undefined where the key doesn't open the talk. A passphrase is asked for until it does. */
async function openWith(
  header: PrivateHeader,
  linkKey: Bytes,
  heldMaster: string | undefined,
): Promise<Opened | undefined> {
  const { build, passphrase } = header
  const known = heldMaster === undefined ? undefined : parseBase64url(heldMaster, passphrase ? 64 : 32)
  const opened = known && (await factsWith(known, build))
  if (opened) return opened
  if (!passphrase) return factsWith(linkKey, build)
  return openWithPassphrase(linkKey, passphrase, build)
}

async function openWithPassphrase(linkKey: Bytes, form: PassphraseForm, build: string): Promise<Opened> {
  const { masterWithPassphrase } = await import('../../deck/private/passphrase.ts')
  let opened: Opened | undefined
  while (!opened) {
    const passphrase = await askPassphrase()
    opened = await factsWith(await masterWithPassphrase(linkKey, passphrase, form), build)
  }
  return opened
}

async function factsWith(master: Bytes, build: string): Promise<Opened | undefined> {
  const keys: TalkKeys = await deriveTalkKeys(master, build)
  const bytes = await readTalkFile(keys, TALK_FACTS, fetchSealed)
  const facts = bytes && readJson(new TextDecoder().decode(bytes))
  return isTalkFacts(facts) ? { master, facts } : undefined
}

async function fetchHeader(): Promise<PrivateHeader> {
  const response = await fetch(baseUrl + PRIVATE_HEADER, { cache: 'no-cache' })
  const header = response.ok ? parsePrivateHeader(readJson(await response.text())) : undefined
  if (!header) throw new Error(`${PRIVATE_HEADER}: ${String(response.status)}`)
  return header
}

async function fetchSealed(path: string): Promise<Bytes | undefined> {
  const response = await fetch(baseUrl + path)
  if (response.status === 404) return undefined
  if (!response.ok) throw new Error(`${String(response.status)} ${path}`)
  return new Uint8Array(await response.arrayBuffer())
}
