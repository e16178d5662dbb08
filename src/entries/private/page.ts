import { addLinkKey, takeLinkKey } from '../../deck/private/link-key.ts'
import { asTrial } from '../../deck/private/trial.ts'
import { takeWantedPage } from '../../deck/shelf/private-place.ts'
import { isHeldKey, type HeldKey, type PrivateWorkerMessage } from '../../deck/private/worker-messages.ts'
import { holdKey, keepTalkInTab, readHeldKey } from '../../viewer/private-key.ts'

/*
 * Runs first on each page of an opened private talk: the key leaves the address at once, the tab holds it, and the service
 * worker, which forgets what it knew when the browser ends it, is given it again.
 */
/** Milliseconds that a reader is left alone before the rest of the viewer is fetched for reading offline. */
const SETTLE_MS = 3000

const baseUrl = new URL('../', import.meta.url).href
const container = (navigator as Partial<Navigator>).serviceWorker
keepTalkInTab(baseUrl)
const wanted = takeWantedPage(location.href, baseUrl)
const key = takeKeyAway()
// The page at the base leads on to a language by itself, unless the link says more (entries/documents/choose-language.ts).
const leadsOn = location.href.replace(/[?#].*$/, '') === baseUrl && (key !== undefined || isElsewhere())
if (leadsOn) document.documentElement.dataset['leaving'] = ''

// Another link of the talk, put into the address of its page.
addEventListener('hashchange', () => {
  const other = takeKeyAway()
  if (other !== undefined && container?.controller) void hold(container.controller, other)
})

container?.addEventListener('message', ({ data, ports: [port] }: MessageEvent<unknown>) => {
  if (isAsked(data)) port?.postMessage(readHeldKey(baseUrl) ?? null)
})
container?.startMessages()
if (container?.controller) void openWanted(container.controller)

function takeKeyAway(): string | undefined {
  const taken = takeLinkKey(location.href)
  if (taken.key !== undefined) history.replaceState(history.state, '', taken.url)
  return taken.key
}

function isElsewhere(): boolean {
  return wanted.replace(/#.*$/, '') !== location.href.replace(/#.*$/, '')
}

/** The page that the link names in its fragment, or this one, once it is known that what the link brings opens it. */
async function openWanted(worker: ServiceWorker): Promise<void> {
  if (!(await hold(worker, key)) || !leadsOn) return
  if (isElsewhere()) location.replace(takeLinkKey(wanted).url)
  else location.reload()
}

/** A tab that another one opened has no key of its own yet. False where another page tries the link's. */
async function hold(worker: ServiceWorker, link: string | undefined): Promise<boolean> {
  const held = readHeldKey(baseUrl) ?? (await askKey(worker))
  if (held && link !== undefined && link !== held.link) {
    // To another build than the one that is open here, or wrong: the open page finds out which. What is held stays.
    location.replace(asTrial(addLinkKey(location.href, link)))
    return false
  }
  if (held) holdKey(baseUrl, held)
  setTimeout(tell, SETTLE_MS, worker, { type: 'keepViewer' })
  return true
}

function askKey(worker: ServiceWorker): Promise<HeldKey | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      resolve(isHeldKey(data) ? data : undefined)
    }
    tell(worker, { type: 'askKey' }, [port2])
  })
}

function tell(worker: ServiceWorker, message: PrivateWorkerMessage, ports: Transferable[] = []): void {
  worker.postMessage(message, ports)
}

function isAsked(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'askKey'
}
