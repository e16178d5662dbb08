import { formatBase64url, parseBase64url, type Bytes } from '../../deck/private/bytes.ts'
import { isLocale } from '../../deck/locale.ts'
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
import { fileOfAddress, readTalkFile } from '../../deck/private/read-talk.ts'
import { deriveTalkKeys, type TalkKeys } from '../../deck/private/talk-keys.ts'
import { withoutTrial } from '../../deck/private/trial.ts'
import { takeWantedPage } from '../../deck/shelf/private-place.ts'
import { readJson } from '../../deck/unknown-value.ts'
import { dropKey, holdKey, readHeldKey } from '../../viewer/private-key.ts'
import { openWithWorker } from './open-with-worker.ts'
import { pageData } from './page-data.ts'
import './private.css'
import type { Saying } from './say.ts'
import { showAtOnce } from './show-at-once.ts'

/*
 * The one page of a private talk that stands in the open, at any of its addresses. With the key of the link it opens the
 * talk there; without, it says what is needed, and knows nothing of the talk itself. What it says is fetched when it has to
 * say something: a talk that opens at once shows its own page next.
 */
const baseUrl = new URL('../', import.meta.url).href

/** Milliseconds after which it says that it is at work. */
const PATIENCE_MS = 1000

void start()

// The whole link, put into the address of the page that asked for it, loads no page anew.
addEventListener('hashchange', () => {
  if (takeLinkKey(location.href).key !== undefined) void start()
})

async function start(): Promise<void> {
  const asked = location.href
  const { url, key } = takeLinkKey(asked)
  const clean = withoutTrial(url)
  if (clean !== location.href) history.replaceState(null, '', clean)
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
  else
    await openTalk(link, held?.link === link ? held.master : undefined).catch((error: unknown) => {
      // Loaded anew, the page needs the key again: nothing has kept it yet.
      if (key !== undefined && readHeldKey(baseUrl)?.link !== key) history.replaceState(null, '', asked)
      return sayDamaged(error)
    })
}

/** True while the reader has nothing to do but to wait. */
let isAtWork = false

/** `heldMaster` is what the tab kept of the same link, so that no passphrase is asked for twice. */
async function openTalk(link: string, heldMaster: string | undefined): Promise<void> {
  isAtWork = true
  setTimeout(() => {
    if (isAtWork) void import('./say.ts').then(({ sayOpening }) => sayOpening(() => isAtWork))
  }, PATIENCE_MS)
  const linkKey = parseLinkKey(link)
  const opened = linkKey && (await openNewest(linkKey, heldMaster))
  isAtWork = false
  if (!opened) {
    if (readHeldKey(baseUrl)?.link === link) dropKey(baseUrl)
    // Another key, which this browser has, may open it still.
    await say('wrongKey', { isKeptOpen: readHeldKey(baseUrl) !== undefined })
    return
  }
  const { facts, master, keys } = opened
  if (isOver(facts, new Date())) {
    await say('over', { date: facts.until ?? '' })
    return
  }
  const key = { build: keys.build, link, master: formatBase64url(master) }
  holdKey(baseUrl, key)
  const page = await opened.page
  // The icon is named as from here.
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  icon?.setAttribute('href', icon.href)
  // Only now: until it is open, the address is one that stands on every host, to be loaded anew.
  history.replaceState(null, '', page?.url ?? takeWantedPage(location.href, baseUrl))
  if (page) showAtOnce(page.html, { baseUrl, read: (path) => readTalkFile(keys, path, fetchSealed) })
  if (await openWithWorker(baseUrl, key)) return
  const { openWithoutWorker } = await import('./open-without-worker.ts')
  const { plainLine } = await import('./say.ts')
  await openWithoutWorker(baseUrl, keys, fetchSealed, await plainLine())
}

interface Opened {
  master: Bytes
  keys: TalkKeys
  facts: TalkFacts
  /** The talk's page for the address, which is fetched with its facts; undefined where it has none. */
  page: Promise<WantedPage | undefined>
}

interface WantedPage {
  url: string
  html: string
}

/**
 * Tries the build that the page itself is of, and then what the host has, which may be a newer one. Whether a passphrase is
 * right can't be told from whether the build is: there the host is asked first.
 */
async function openNewest(linkKey: Bytes, heldMaster: string | undefined): Promise<Opened | undefined> {
  const own = pageData()?.header
  const opened = own && !own.passphrase ? await openWith(own, linkKey, heldMaster) : undefined
  if (opened) return opened
  const header = await fetchHeader()
  return own && !own.passphrase && header.build === own.build
    ? undefined
    : openWith(header, linkKey, heldMaster)
}

/** Undefined where the key doesn't open the talk. A passphrase is asked for until it does. */
async function openWith(
  header: PrivateHeader,
  linkKey: Bytes,
  heldMaster: string | undefined,
): Promise<Opened | undefined> {
  const { build, passphrase } = header
  const known = heldMaster === undefined ? undefined : parseBase64url(heldMaster, passphrase ? 64 : 32)
  const opened = known && (await openedWith(known, build))
  if (opened) return opened
  if (!passphrase) return openedWith(linkKey, build)
  return openWithPassphrase(linkKey, passphrase, build)
}

async function openWithPassphrase(linkKey: Bytes, form: PassphraseForm, build: string): Promise<Opened> {
  const { masterWithPassphrase } = await import('../../deck/private/passphrase.ts')
  const { askPassphrase } = await import('./say.ts')
  isAtWork = false
  let opened: Opened | undefined
  while (!opened) {
    const passphrase = await askPassphrase()
    opened = await openedWith(await masterWithPassphrase(linkKey, passphrase, form), build)
  }
  return opened
}

async function openedWith(master: Bytes, build: string): Promise<Opened | undefined> {
  const keys = await deriveTalkKeys(master, build)
  const page = pageAtAddress(keys)
  const bytes = await readTalkFile(keys, TALK_FACTS, fetchSealed)
  const facts = bytes && readJson(new TextDecoder().decode(bytes))
  return isTalkFacts(facts) ? { master, keys, facts, page } : undefined
}

/** Undefined where it doesn't come now: that is for the worker to say. */
async function pageAtAddress(keys: TalkKeys): Promise<WantedPage | undefined> {
  const url = inLanguage(takeWantedPage(location.href, baseUrl))
  const path = fileOfAddress(url.slice(baseUrl.length).replace(/[?#].*$/, ''))
  if (path === 'index.html') return undefined
  const bytes = await readTalkFile(keys, path, fetchSealed).catch(() => undefined)
  return bytes && { url, html: new TextDecoder().decode(bytes) }
}

/**
 * The page at the base shows nothing itself, and leads on to a language (entries/documents/choose-language.ts): to the one
 * that the reader likes best, where the talk has it.
 */
function inLanguage(url: string): string {
  const best = navigator.languages[0]?.toLowerCase().split('-')[0]
  return url === baseUrl && isLocale(best) ? `${baseUrl}${best}/` : url
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

async function say(saying: Saying, values: { date?: string; isKeptOpen?: boolean } = {}): Promise<void> {
  const words = await import('./say.ts')
  await words.say(saying, values)
}

async function sayDamaged(error: unknown): Promise<void> {
  isAtWork = false
  const words = await import('./say.ts')
  words.sayDamaged(error)
}
