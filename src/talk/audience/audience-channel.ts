import {
  CHANNEL_VERSION,
  readEnvelope,
  type ChannelMessages,
  type ChannelRole,
  type Envelope,
  type MessageKind,
} from '../../deck/channel-messages.ts'
import { openBroadcast } from '../../ui/broadcast.ts'
import { randomId } from '../../ui/random-id.ts'

/** Another page of the same deck that is open in this browser. */
export interface Peer {
  id: string
  role: ChannelRole
  /** Id of the build that it is of, where it says so. */
  build: string | undefined
}

type Listener = (body: never, peer: Peer) => void

/** Undefined where the browser has no such channel, or refuses it. `build` is the page's own. */
export function openChannel(name: string, role: ChannelRole, build: string): AudienceChannel | undefined {
  const channel = openBroadcast(name)
  return channel && new AudienceChannel(name, role, channel, build)
}

/**
 * Joins the audience's page and the speaker's, in one browser, without a server. Who is there is known by their own
 * words; who ended without a word (a crash, a tab thrown out of memory) by their lock, which the browser gives on.
 */
export class AudienceChannel {
  readonly id = randomId()
  private readonly listeners = new Map<MessageKind, Set<Listener>>()
  private readonly peerListeners = new Set<() => void>()
  private readonly known = new Map<string, Peer>()
  private readonly watched = new Map<string, AbortController>()
  private readonly closing = new AbortController()
  private locked = false

  constructor(
    private readonly name: string,
    private readonly role: ChannelRole,
    private readonly channel: BroadcastChannel,
    private readonly build: string,
  ) {
    this.channel.addEventListener('message', ({ data }) => {
      const envelope = readEnvelope(data)
      if (envelope && envelope.from !== this.id) this.receive(envelope)
    })
    const { signal } = this.closing
    if (typeof window === 'undefined') return
    window.addEventListener('pagehide', this.sayBye, { signal })
    window.addEventListener('pageshow', this.onPageShow, { signal })
  }

  /** Asks who is there. To be called when all listeners are set. */
  join(): void {
    this.send('hello', undefined)
  }

  send<Kind extends MessageKind>(kind: Kind, body: ChannelMessages[Kind]): void {
    const { id: from, role, locked, build } = this
    this.channel.postMessage({ colloquium: CHANNEL_VERSION, kind, body, from, role, locked, build })
  }

  /** Calls back with each message of a kind; the function returned ends it. */
  on<Kind extends MessageKind>(
    kind: Kind,
    listener: (body: ChannelMessages[Kind], peer: Peer) => void,
  ): () => void {
    const listeners = this.listeners.get(kind) ?? new Set()
    this.listeners.set(kind, listeners.add(listener))
    return () => {
      listeners.delete(listener)
    }
  }

  /** Calls back when somebody came or went; the function returned ends it. */
  onPeers(listener: () => void): () => void {
    this.peerListeners.add(listener)
    return () => {
      this.peerListeners.delete(listener)
    }
  }

  /** Those of a role that are there. */
  peers(role: ChannelRole): Peer[] {
    return [...this.known.values()].filter((peer) => peer.role === role)
  }

  close(): void {
    if (this.closing.signal.aborted) return
    this.sayBye()
    this.closing.abort()
    this.channel.close()
    for (const id of [...this.known.keys()]) this.forget(id)
    this.listeners.clear()
    this.peerListeners.clear()
  }

  private receive(envelope: Envelope): void {
    const { kind, body, from, role, build } = envelope
    const peer = { id: from, role, build }
    if (kind === 'bye') this.forget(from)
    else this.meet(peer, envelope.locked)
    if (kind === 'hello') this.send('here', undefined)
    for (const listener of this.listeners.get(kind) ?? []) listener(body as never, peer)
  }

  private meet(peer: Peer, locked: boolean): void {
    const isNew = !this.known.has(peer.id)
    this.known.set(peer.id, peer)
    this.holdLock()
    if (locked) this.watch(peer.id)
    if (isNew) this.tellPeers()
  }

  private forget(id: string): void {
    this.watched.get(id)?.abort()
    this.watched.delete(id)
    if (this.known.delete(id)) this.tellPeers()
  }

  private tellPeers(): void {
    for (const listener of this.peerListeners) listener()
  }

  /** Only with company: a page that holds a lock can't be kept for the Back button. */
  private holdLock(): void {
    if (this.locked) return
    this.locked = true
    lock(this.lockName(this.id), this.closing.signal, () => {
      this.send('here', undefined)
      return new Promise((release) => {
        this.closing.signal.addEventListener('abort', release)
      })
    })
  }

  /** The lock of another comes free when that page has ended. */
  private watch(id: string): void {
    if (this.watched.has(id)) return
    const controller = new AbortController()
    this.watched.set(id, controller)
    lock(this.lockName(id), controller.signal, () => {
      this.forget(id)
      return Promise.resolve()
    })
  }

  private lockName(id: string): string {
    return `${this.name}:${id}`
  }

  private sayBye = (): void => {
    this.send('bye', undefined)
  }

  /** Back from where the browser keeps pages for the Back button. */
  private onPageShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.join()
  }
}

/** Does nothing where the browser has no locks, as on a page that came without encryption. */
function lock(name: string, signal: AbortSignal, run: () => Promise<unknown>): void {
  const locks = 'navigator' in globalThis ? (navigator.locks as LockManager | undefined) : undefined
  if (signal.aborted || !locks) return
  locks.request(name, { signal }, run).catch(() => {
    // Aborted: nobody waits for it any more.
  })
}
