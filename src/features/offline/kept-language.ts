import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Locale } from '../../deck/locale.ts'
import { cacheNames, offlineListPath, parseCacheName, type OfflineList } from '../../deck/offline.ts'
import { fetchFile, fetchList, OfflineFault, type FaultReason } from './fetch-kept.ts'

/** What the device has of a language. */
export interface KeptState {
  /** `partial` is what an earlier attempt left, or one that was stopped: it can be gone on with. */
  phase: 'reading' | 'none' | 'fetching' | 'partial' | 'kept' | 'refused'
  doneBytes: number
  /** Of all files; undefined where nobody could say yet. */
  totalBytes: number | undefined
  /** True where what is kept is of another build than the page. */
  outdated: boolean
  /** Why the last attempt ended before its time. */
  fault: FaultReason | undefined
}

/** Files that are fetched at once: as many as a browser has under way with one server over HTTP/1.1. */
const AT_ONCE = 6

/**
 * A language of the deck on the device: fetched file by file into a cache of its build, which is whole when it has all
 * files of its list. An older build's stays until the new one is whole.
 */
export class KeptLanguage {
  readonly state: StoreApi<KeptState> = createStore<KeptState>(() => ({
    phase: 'reading',
    doneBytes: 0,
    totalBytes: undefined,
    outdated: false,
    fault: undefined,
  }))
  private fetching: AbortController | undefined

  constructor(
    private readonly baseUrl: string,
    private readonly locale: Locale,
    /** Of the page that is open. */
    private readonly buildId: string,
  ) {}

  /** Looks at what is there; asks for the list, and thereby the size, where nothing is. */
  async read(): Promise<void> {
    if (this.fetching) return
    if (!('serviceWorker' in navigator) || !('caches' in window)) {
      this.state.setState({ phase: 'refused' })
      return
    }
    try {
      const found = await this.readKept()
      if (found) this.state.setState(found)
      else {
        this.state.setState({ phase: 'none', doneBytes: 0, outdated: false })
        const list = await fetchList(this.baseUrl, this.locale)
        if (this.state.getState().phase === 'none') this.state.setState({ totalBytes: bytesOf(list.files) })
      }
    } catch (error) {
      // Without network the size isn't known, and everything else is said when the reader tries.
      if (!(error instanceof OfflineFault)) this.state.setState({ phase: 'refused' })
    }
  }

  /** Fetches what is missing; resolves when all is there, or the state says why not. */
  async keep(): Promise<void> {
    if (this.fetching) return
    const fetching = new AbortController()
    this.fetching = fetching
    this.state.setState({ phase: 'fetching', fault: undefined })
    try {
      // On a slow line none has come yet that nobody had asked for.
      await navigator.serviceWorker.register(`${this.baseUrl}sw.js`, { scope: this.baseUrl })
      await this.fetchAll(fetching.signal)
      this.state.setState({ phase: 'kept', outdated: false })
    } catch (error) {
      const fault = fetching.signal.aborted ? undefined : reasonOf(error)
      this.state.setState({ phase: 'partial', fault })
    } finally {
      fetching.abort()
      this.fetching = undefined
    }
  }

  /** What is there stays, to be gone on with. */
  stop(): void {
    this.fetching?.abort()
  }

  async remove(): Promise<void> {
    this.stop()
    for (const { name } of await this.ownCaches()) await caches.delete(name)
    this.state.setState({ phase: 'none', doneBytes: 0, outdated: false, fault: undefined })
    await this.read()
  }

  private async fetchAll(signal: AbortSignal): Promise<void> {
    const list = await fetchList(this.baseUrl, this.locale, signal)
    const name = cacheNames(this.baseUrl).kept(this.locale, list.buildId)
    const cache = await caches.open(name)
    await cache.put(this.listUrl, new Response(JSON.stringify(list)))
    const queue = await missingFiles(cache, list, this.baseUrl)
    const totalBytes = bytesOf(list.files)
    this.state.setState({ totalBytes, doneBytes: totalBytes - bytesOf(queue) })
    const work = async () => {
      for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
        signal.throwIfAborted()
        await cache.put(
          this.baseUrl + file.path,
          await fetchFile(this.baseUrl, file.path, list.buildId, signal),
        )
        const { bytes } = file
        this.state.setState(({ doneBytes }) => ({ doneBytes: doneBytes + bytes }))
      }
    }
    await allOrNone(Array.from({ length: AT_ONCE }, work), () => {
      queue.length = 0
    })
    for (const old of await this.ownCaches()) if (old.name !== name) await caches.delete(old.name)
  }

  /** Undefined where nothing is kept. Of several builds, the one that is whole counts, else the newest. */
  private async readKept(): Promise<Partial<KeptState> | undefined> {
    let found: Partial<KeptState> | undefined
    for (const { name, buildId } of await this.ownCaches()) {
      const cache = await caches.open(name)
      const list = (await (await cache.match(this.listUrl))?.json()) as OfflineList | undefined
      if (!list) continue
      const missing = await missingFiles(cache, list, this.baseUrl)
      const totalBytes = bytesOf(list.files)
      const whole = missing.length === 0
      if (!whole && found?.phase === 'kept') continue
      found = {
        phase: whole ? 'kept' : 'partial',
        totalBytes,
        doneBytes: totalBytes - bytesOf(missing),
        outdated: whole && buildId !== this.buildId,
      }
    }
    return found
  }

  private async ownCaches(): Promise<{ name: string; buildId: string }[]> {
    return (await caches.keys()).flatMap((name) => {
      const use = parseCacheName(name, this.baseUrl)
      return use?.kind === 'kept' && use.locale === this.locale ? [{ name, buildId: use.buildId }] : []
    })
  }

  private get listUrl(): string {
    return this.baseUrl + offlineListPath(this.locale)
  }
}

/** The same for all who ask, so that fetching goes on while its dialog is closed. */
const languages = new Map<string, KeptLanguage>()

export function keptLanguage(baseUrl: string, locale: Locale, buildId: string): KeptLanguage {
  const known = languages.get(locale) ?? new KeptLanguage(baseUrl, locale, buildId)
  languages.set(locale, known)
  return known
}

async function missingFiles(cache: Cache, list: OfflineList, baseUrl: string): Promise<OfflineList['files']> {
  const kept = new Set((await cache.keys()).map(({ url }) => url))
  return list.files.filter(({ path }) => !kept.has(new URL(path, baseUrl).href))
}

function bytesOf(files: OfflineList['files']): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** The first that fails ends the others, and is waited for with them: nothing is under way any more after that. */
async function allOrNone(workers: readonly Promise<void>[], onFailure: () => void): Promise<void> {
  for (const worker of workers) worker.catch(onFailure)
  const results = await Promise.allSettled(workers)
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}

function reasonOf(error: unknown): FaultReason {
  if (error instanceof OfflineFault) return error.reason
  // A browser says so when a cache has no room; any other refusal is told in the same words as a broken connection.
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'network'
}
