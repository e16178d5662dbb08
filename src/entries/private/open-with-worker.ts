import type { HeldKey, PrivateWorkerMessage } from '../../deck/private/worker-messages.ts'
import { isRecord } from '../../deck/unknown-value.ts'

/**
 * Gives the key to the service worker, which then answers for this address with the talk's own page. False where the
 * browser has none.
 */
export async function openWithWorker(baseUrl: string, key: HeldKey): Promise<boolean> {
  const registration = await registered(baseUrl)
  if (!registration) return false
  const worker = await workerOfBuild(registration, key)
  await activated(worker)
  location.reload()
  return true
}

/** Undefined where the browser has no service workers, or refuses them. */
async function registered(baseUrl: string): Promise<ServiceWorkerRegistration | undefined> {
  const container = (navigator as Partial<Navigator>).serviceWorker
  const options = { scope: baseUrl, updateViaCache: 'none' } as const
  return container?.register(`${baseUrl}sw.js`, options).catch(() => undefined)
}

/** Looks for the build's worker this often: a host can go on sending the one before for a while. */
const ATTEMPTS = 3

/** The active worker can be of the build before: then the new one, which is fetched here, takes over. */
async function workerOfBuild(registration: ServiceWorkerRegistration, key: HeldKey): Promise<ServiceWorker> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const workers = [registration.installing, registration.waiting, registration.active]
    for (const worker of workers) if (worker && (await takesKey(worker, key))) return worker
    await registration.update()
  }
  throw new Error('the host sends the service worker of another build')
}

/** True for a worker of the build that the key is of. */
function takesKey(worker: ServiceWorker, key: HeldKey): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      resolve(isRecord(data) && data['build'] === key.build)
    }
    const message: PrivateWorkerMessage = { type: 'holdKey', key }
    worker.postMessage(message, [port2])
  })
}

async function activated(worker: ServiceWorker): Promise<void> {
  if (worker.state === 'installed') worker.postMessage({ type: 'takeOver' })
  while (worker.state !== 'activated') await nextState(worker)
}

function nextState(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    worker.addEventListener(
      'statechange',
      () => {
        resolve()
      },
      { once: true },
    )
  })
}
