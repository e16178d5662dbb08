import type { WorkerMessage } from '../../deck/offline.ts'
import { mayFetchAhead } from '../../ui/line.ts'

/** Milliseconds between two looks for a new version on a page that stays open. */
const LOOK_AGAIN_MS = 30 * 60_000
/** Milliseconds that a first visit is left alone: the worker fetches the whole viewer, which the reader waits for in part. */
const SETTLE_MS = 3000
/** Milliseconds after which a worker that doesn't answer is taken for one of another build. */
const ANSWER_MS = 2000

/** Called with the worker of a new version, which waits until the reader asks for it. */
type OnNewVersion = (waiting: ServiceWorker) => void

/** Registers the deck's service worker, and looks for a new version while the page is open; the signal ends that. */
export async function registerWorker(
  baseUrl: string,
  documentBuild: string,
  onNewVersion: OnNewVersion,
  signal: AbortSignal,
): Promise<void> {
  // Missing where the page came without encryption, or the browser has it switched off.
  const container = (navigator as Partial<Navigator>).serviceWorker
  if (!container) return
  if (!container.controller) {
    if (!mayFetchAhead()) return
    await settle()
  }
  const registration = await container.register(`${baseUrl}sw.js`, { scope: baseUrl }).catch(() => undefined)
  // Refused, or no network: the deck is read as before, and the next visit tries again.
  if (!registration || signal.aborted) return
  handOverSeen(baseUrl, documentBuild, container, signal)
  watch(registration, documentBuild, onNewVersion, signal)
  document.addEventListener('visibilitychange', lookNowAndThen(registration), { signal })
}

function settle(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, SETTLE_MS)
  })
}

/** The first worker comes after the page: it is told what the page has fetched by then. */
function handOverSeen(
  baseUrl: string,
  buildId: string,
  container: ServiceWorkerContainer,
  signal: AbortSignal,
): void {
  const send = () => {
    const urls = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((url) => url.startsWith(baseUrl))
    const message: WorkerMessage = { type: 'seen', buildId, urls: [location.href, ...urls] }
    container.controller?.postMessage(message)
  }
  if (!container.controller) container.addEventListener('controllerchange', send, { signal, once: true })
}

function watch(
  registration: ServiceWorkerRegistration,
  documentBuild: string,
  onNewVersion: OnNewVersion,
  signal: AbortSignal,
): void {
  const tell = async (waiting: ServiceWorker | null) => {
    // Without one before it, it is the first, and no news.
    if (!waiting || !registration.active) return
    // A page that was opened since is new already, and needs no notice of itself.
    if ((await buildOf(waiting)) === documentBuild) {
      send(waiting, { type: 'takeOverAlone', buildId: documentBuild })
    } else if (!signal.aborted) onNewVersion(waiting)
  }
  void tell(registration.waiting)
  registration.addEventListener(
    'updatefound',
    () => {
      const { installing } = registration
      installing?.addEventListener(
        'statechange',
        () => {
          if (installing.state === 'installed') void tell(registration.waiting)
        },
        { signal },
      )
    },
    { signal },
  )
}

function lookNowAndThen(registration: ServiceWorkerRegistration): () => void {
  let lastLook = performance.now()
  return () => {
    if (document.visibilityState !== 'visible' || performance.now() - lastLook < LOOK_AGAIN_MS) return
    lastLook = performance.now()
    registration.update().catch(() => {
      // No network now: there will be another look.
    })
  }
}

function buildOf(worker: ServiceWorker): Promise<string | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      resolve(String(data))
    }
    setTimeout(() => {
      resolve(undefined)
    }, ANSWER_MS)
    send(worker, { type: 'build' }, [port2])
  })
}

/** Reloads the page once the new version has taken over: the one reload there is, and the reader asked for it. */
export function reloadInto(waiting: ServiceWorker): void {
  const reload = () => {
    location.reload()
  }
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true })
  // A page comes from the network first, so that it is the new one even where the worker stays.
  setTimeout(reload, ANSWER_MS)
  send(waiting, { type: 'takeOver' })
}

function send(worker: ServiceWorker, message: WorkerMessage, ports: Transferable[] = []): void {
  worker.postMessage(message, ports)
}

/** While a deck is being written nothing is kept, or its author would read what he wrote before. */
export async function unregisterWorker(baseUrl: string): Promise<void> {
  const container = (navigator as Partial<Navigator>).serviceWorker
  const registrations = (await container?.getRegistrations()) ?? []
  for (const registration of registrations)
    if (registration.scope === baseUrl) await registration.unregister()
}
