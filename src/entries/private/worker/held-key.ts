import { parseBase64url } from '../../../deck/private/bytes.ts'
import { deriveTalkKeys, type TalkKeys } from '../../../deck/private/talk-keys.ts'
import { ASK_KEY, isHeldKey, type HeldKey } from '../../../deck/private/worker-messages.ts'
import { build, worker } from './environment.ts'

/*
 * The key in the worker's memory. Browsers end a worker that has nothing to do, and begin it anew: then one of the open
 * pages gives it the key again.
 */
let held: { key: HeldKey; keys: Promise<TalkKeys> } | undefined

/** Milliseconds that pages have to answer: one that is just being left may not. */
const ANSWER_MS = 1000

/** False for a key of another build. */
export function takeKey(key: HeldKey): boolean {
  const master = key.build === build ? parseMaster(key.master) : undefined
  if (!master) return false
  held = { key, keys: deriveTalkKeys(master, build) }
  return true
}

/** The key as pages hold it; undefined where neither the worker nor a page has it. */
export async function heldKey(): Promise<HeldKey | undefined> {
  if (!held) await askPages()
  return held?.key
}

/** What opens the talk's files. */
export async function talkKeys(): Promise<TalkKeys | undefined> {
  await heldKey()
  return held?.keys
}

/** 32 bytes, and as many again behind them where there is a passphrase. */
function parseMaster(text: string): ReturnType<typeof parseBase64url> {
  return parseBase64url(text, 32) ?? parseBase64url(text, 64)
}

/** Asks all pages at once; the first that has the key is enough. */
async function askPages(): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  await Promise.any(pages.map(askPage)).catch(() => {
    // None has it: the page without a key says what is needed.
  })
}

function askPage(page: Client): Promise<void> {
  return new Promise((taken, refused) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      if (isHeldKey(data) && takeKey(data)) taken()
      else refused(new Error('no key of this build'))
    }
    setTimeout(refused, ANSWER_MS, new Error('no answer'))
    page.postMessage(ASK_KEY, [port2])
  })
}
