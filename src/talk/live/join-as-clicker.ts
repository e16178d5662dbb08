import type { LiveSession } from '../../deck/live/live-info.ts'
import {
  formatLiveMessage,
  type ClickerAction,
  type LivePosition,
  type LiveState,
} from '../../deck/live/live-messages.ts'
import { CLIENT_PREFIXES, ownTopic } from '../../deck/live/live-topics.ts'
import { openLiveConnection, type LiveStatus } from './live-connection.ts'
import { randomName } from './random-name.ts'
import { readTopics } from './read-topics.ts'

/** `joining` until the speaker's page has answered; `dismissed` when it has thrown the clicker out. */
export type ClickerMembership = 'joining' | 'joined' | 'dismissed'

export interface ClickerHandlers {
  /** `refused`: the code is unknown, used up or taken back. */
  onStatus: (status: LiveStatus) => void
  onMembership: (membership: ClickerMembership) => void
  /** Whether a page of the speaker's is there, which turns are for. */
  onSpeaker: (present: boolean) => void
  onPosition: (position: LivePosition) => void
  onState: (state: LiveState) => void
}

export interface LiveClicker {
  /** False without connection: a turn that comes late would surprise. */
  press: (action: Exclude<ClickerAction, 'join' | 'laser'>) => boolean
  /** Parts of the stage's width and height, 0–1. Call it 30 times a second at most. */
  point: (x: number, y: number) => boolean
  leave: () => void
}

/** Who this clicker is, kept by the page in its tab's storage so that a reload is the same clicker. */
export interface ClickerIdentity {
  clientId: string
  name: string
}

export function createClickerIdentity(): ClickerIdentity {
  return { clientId: CLIENT_PREFIXES.clicker + randomName(), name: randomName() }
}

/**
 * A server that was started anew knows a clicker's code only when the speaker's page has come back and told it: so often,
 * and at such a pause in ms, a clicker that was joined tries again.
 */
const MOST_REFUSALS = 30
const REFUSAL_PAUSE_MS = 1000

/** Joins a live talk as a clicker, with the code that the speaker's page showed. */
export function joinAsClicker(
  session: LiveSession,
  code: string,
  { clientId, name }: ClickerIdentity,
  handlers: ClickerHandlers,
): LiveClicker {
  const own = ownTopic(session, 'clicker', clientId)
  let membership: ClickerMembership = 'joining'
  let seq = 0
  let refusals = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const send = (action: ClickerAction, point?: { x: number; y: number }) => {
    // Time first, so that a reloaded page goes on above what it sent before.
    seq = Math.max(seq + 1, Date.now())
    const message = formatLiveMessage('clicker', { code, clicker: name, seq, action, ...point })
    return connection.publish(own, message, { qos: point ? 0 : 1 })
  }
  const setMembership = (next: ClickerMembership) => {
    if (next === membership) return
    membership = next
    handlers.onMembership(next)
  }
  const onSpeaker = (present: boolean) => {
    handlers.onSpeaker(present)
    // A page that comes late has not heard who asked to join.
    if (present && membership === 'joining') send('join')
  }
  const onClickers = (clickers: readonly string[]) => {
    if (clickers.includes(name)) setMembership('joined')
    else if (membership === 'joined') {
      setMembership('dismissed')
      // A list that was kept from before can come after the one with this clicker: the speaker's page says it again.
      send('join')
    }
  }
  const reader = readTopics(session, {
    position: handlers.onPosition,
    state: handlers.onState,
    speaker: ({ speaker }) => {
      onSpeaker(speaker !== null)
    },
    clickers: ({ clickers }) => {
      onClickers(clickers)
    },
  })
  const onStatus = (status: LiveStatus) => {
    if (status === 'connected') refusals = 0
    const isForgotten = status === 'refused' && membership === 'joined' && refusals < MOST_REFUSALS
    if (isForgotten) {
      refusals++
      timer = setTimeout(() => (connection = connect()), REFUSAL_PAUSE_MS)
    }
    handlers.onStatus(isForgotten || (status === 'connecting' && refusals > 0) ? 'lost' : status)
  }
  const connect = () =>
    openLiveConnection({
      broker: session.broker,
      clientId,
      username: session.users.clicker,
      password: code,
      topics: reader.topics,
      onStatus,
      onReady: () => send('join'),
      onMessage: reader.read,
    })
  let connection = connect()
  return {
    press: (action) => send(action),
    point: (x, y) => send('laser', { x: clampPart(x), y: clampPart(y) }),
    leave: () => {
      clearTimeout(timer)
      connection.close()
    },
  }
}

function clampPart(value: number): number {
  // Three decimals are half a pixel of a wide wall.
  return Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000
}
