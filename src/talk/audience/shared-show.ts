import type { AudienceChannel, Peer } from './audience-channel.ts'
import type { ChannelRole, Show, Stamp } from '../../deck/channel-messages.ts'

/** One side of the channel, as far as what is shown goes. */
export interface ShowSide {
  role: ChannelRole
  /** What this side shows. */
  read: () => Show
  /** Makes this side show it. */
  apply: (show: Show) => void
}

/**
 * Keeps what is shown the same on all pages. Whoever moves says so with a stamp that is later than all before, and
 * everybody goes with the latest one: no page answers a move with a move, so that nothing echoes.
 */
export class SharedShow {
  private latest: Show & { stamp: Stamp }
  private applying = false
  private readonly off: (() => void)[]

  constructor(
    private readonly channel: AudienceChannel,
    private readonly side: ShowSide,
  ) {
    // The audience's page comes first where neither has moved yet: it is what people see.
    const stamp = { count: side.role === 'stage' ? 1 : 0, origin: channel.id }
    this.latest = { ...side.read(), stamp }
    this.off = [
      channel.on('show', (show, peer) => {
        this.onShow(show, peer)
      }),
      channel.on('hello', () => {
        this.announce()
      }),
      channel.on('here', () => {
        this.announceOnce()
      }),
    ]
  }

  /** What all show, as far as this side knows. */
  get shown(): Show {
    return this.latest
  }

  /** This side has moved, or may have. */
  tell(show: Show = this.side.read()): void {
    if (this.applying || isSame(show, this.latest)) return
    this.latest = { ...show, stamp: { count: this.latest.stamp.count + 1, origin: this.channel.id } }
    this.announce()
  }

  /** This side has arrived where it was asked to go, as near as it could: that is no new word. */
  settle(): void {
    this.latest = { ...this.side.read(), stamp: this.latest.stamp }
  }

  close(): void {
    for (const end of this.off) end()
  }

  private announced = false

  private announceOnce(): void {
    if (!this.announced) this.announce()
  }

  private announce(): void {
    if (!this.isJoined()) return
    this.announced = true
    this.channel.send('show', this.latest)
  }

  /** Two audience pages alone are two readers, who go their own ways. */
  private isJoined(): boolean {
    return this.side.role === 'speaker' || this.channel.peers('speaker').length > 0
  }

  private onShow(show: Show & { stamp: Stamp }, peer: Peer): void {
    const isFirst = this.latest.stamp.count === 0
    if (!isLater(show.stamp, this.latest.stamp) || (peer.role === 'stage' && !this.isJoined())) return
    this.latest = show
    this.applying = true
    try {
      this.side.apply(show)
    } finally {
      this.applying = false
    }
    if (isFirst && peer.role === 'stage') this.takeOver()
  }

  /** From the first meeting on, pages that are opened later go with these two. */
  private takeOver(): void {
    this.latest = { ...this.latest, stamp: { count: this.latest.stamp.count + 1, origin: this.channel.id } }
    this.announce()
  }
}

export function isSame(a: Show, b: Show): boolean {
  return (
    a.slideNumber === b.slideNumber &&
    a.fragment === b.fragment &&
    a.locale === b.locale &&
    a.curtain === b.curtain &&
    a.hall === b.hall &&
    a.explored === b.explored &&
    a.lit === b.lit
  )
}

function isLater(a: Stamp, b: Stamp): boolean {
  return a.count === b.count ? a.origin > b.origin : a.count > b.count
}
