import type { LiveSession } from '../../deck/live/live-info.ts'
import {
  formatLiveMessage,
  isLater,
  nextSeq,
  parseLiveMessage,
  type LiveMessageKind,
  type LiveMessages,
  type LivePosition,
  type LivePresence,
  type LiveQuestion,
  type LiveState,
  type QuestionMark,
} from '../../deck/live/live-messages.ts'
import { CLIENT_PREFIXES, liveTopic, ownTopic, type LiveTopic } from '../../deck/live/live-topics.ts'
import { readStored, removeStored, storedKeys, writeStored } from '../../ui/storage.ts'
import { ClickerGate, type ClickerTurn } from './clicker-gate.ts'
import { openLiveConnection, type LiveStatus } from './live-connection.ts'
import { randomName } from './random-name.ts'

/**
 * Who speaks: `mine` this page; `other` another page of the speaker's: this one is told, and takes over only by saying
 * so; `free` nobody any more; `unknown` until the broker has said.
 */
export type Lectern = 'unknown' | 'mine' | 'other' | 'free'

export interface LeadHandlers {
  onStatus: (status: LiveStatus) => void
  onLectern: (lectern: Lectern) => void
  /** Where the talk stood before this page came (a reload, a taking over), or where the other speaker leads it. */
  onPosition?: (position: LivePosition) => void
  onState?: (state: LiveState) => void
  onPresence?: (presence: LivePresence) => void
  onQuestions?: (questions: readonly LiveQuestion[]) => void
  /** A clicker's turn or pointing, each once. Only while the lectern is `mine`. */
  onClicker?: (turn: ClickerTurn) => void
  /** Names of the clickers that have joined. */
  onClickers?: (clickers: readonly string[]) => void
}

export type SentPosition = Pick<LivePosition, 'slideNumber' | 'fragment' | 'block'>
export type SentState = Pick<LiveState, 'phase' | 'black' | 'frozen' | 'questionsOpen' | 'build'> & {
  clockStarted?: number | undefined
}

export interface LedTalk {
  /** Kept and sent again after a loss of the connection; goes out at once, and only while the lectern is `mine`. */
  setPosition: (position: SentPosition) => void
  setState: (state: SentState) => void
  takeOver: () => void
  /** A new code, for one clicker: show it as `formatLiveLink({ session, code }, locale)`. */
  inviteClicker: () => string
  dismissClicker: (clicker: string) => void
  markQuestion: (mark: QuestionMark) => void
  ignored: () => number
  /** Steps down from the lectern; the talk itself ends with the phase `ended`. */
  leave: () => void
}

/** ms after its connection within which a page takes a lectern that becomes free without being asked. */
const ARRIVAL_MS = 3000

/** Joins a live talk as its speaker. The first page of the speaker's leads at once, a second is told of it. */
export function leadTalk(session: LiveSession, token: string, handlers: LeadHandlers): LedTalk {
  const clientId = CLIENT_PREFIXES.speaker + randomName()
  const name = randomName()
  const gate = new ClickerGate()
  const topicOf = (topic: LiveTopic) => liveTopic(session, topic)
  const clickerPrefix = ownTopic(session, 'clicker', '')
  let lectern: Lectern = 'unknown'
  let seenPosition: LivePosition | undefined
  let seenState: LiveState | undefined
  let ownPosition: SentPosition | undefined
  let ownState: SentState | undefined
  let ignored = 0
  let readyAtMs = -Infinity

  const send = <K extends LiveTopic & LiveMessageKind>(topic: K, message: LiveMessages[K], retain = true) =>
    connection.publish(topicOf(topic), formatLiveMessage(topic, message), { retain })
  const sendPosition = () => {
    if (lectern !== 'mine' || !ownPosition || !seenState) return
    const { started } = seenState
    const seq = nextSeq(started, seqOf(seenPosition, started), Date.now())
    const position = { started, seq, ...ownPosition }
    if (send('position', position)) seenPosition = position
  }
  const sendState = () => {
    if (lectern !== 'mine' || !ownState || !seenState) return
    const { started } = seenState
    const { clockStarted, ...rest } = ownState
    const seq = nextSeq(started, seqOf(seenState, started), Date.now())
    const state = { started, seq, ...rest, ...(clockStarted !== undefined && { clockStarted }) }
    if (send('state', state)) seenState = state
  }
  const tellClickers = () => {
    keepClickers(session, gate)
    send('clickers', { clickers: gate.clickers() })
    handlers.onClickers?.(gate.clickers())
  }
  const setLectern = (next: Lectern) => {
    if (next === lectern) return
    lectern = next
    handlers.onLectern(next)
  }
  const claim = () => {
    if (!send('speaker', { speaker: name })) return
    setLectern('mine')
    gate.adopt(readStored(clickersKey(session)))
    for (const code of gate.codes()) send('clickerInvite', { code }, false)
    tellClickers()
    sendState()
    sendPosition()
  }
  const onSpeaker = (speaker: string | null) => {
    // Nobody: the lectern is ours when we come first, and stays ours when our own will was read out after a loss. A page
    // that is loaded anew can meet its own past, whose will follows.
    const isComing = Date.now() - readyAtMs < ARRIVAL_MS
    if (speaker === null && (lectern === 'unknown' || lectern === 'mine' || isComing)) claim()
    else if (speaker === null) setLectern('free')
    else if (speaker !== name) setLectern('other')
    else if (lectern === 'unknown') claim()
  }
  const onOwnMessage = (topic: string, payload: string) => {
    const message = topic.startsWith(clickerPrefix) ? parseLiveMessage('clicker', payload) : undefined
    if (!message) {
      ignored++
      return
    }
    if (lectern !== 'mine') return
    const before = gate.clickers().length
    const turn = gate.admit(message, topic.slice(clickerPrefix.length))
    const isAsked = message.action === 'join' && gate.clickers().includes(message.clicker)
    if (isAsked || gate.clickers().length !== before) tellClickers()
    if (turn) handlers.onClicker?.(turn)
  }
  const parse = <K extends LiveMessageKind>(kind: K, payload: string): LiveMessages[K] | undefined => {
    const message = parseLiveMessage(kind, payload)
    if (!message) ignored++
    return message
  }
  const onState = (payload: string) => {
    const next = parse('state', payload)
    if (!next || !isLater(next, seenState)) return
    const isNewSession = next.started !== seenState?.started
    seenState = next
    handlers.onState?.(next)
    // What was set before the session's start was known.
    if (isNewSession) {
      sendState()
      sendPosition()
    }
  }
  const onPosition = (payload: string) => {
    const next = parse('position', payload)
    if (!next || !isLater(next, seenPosition)) return
    seenPosition = next
    handlers.onPosition?.(next)
  }
  const readers: Record<string, (payload: string) => void> = {
    [topicOf('state')]: onState,
    [topicOf('position')]: onPosition,
    [topicOf('speaker')]: (payload) => {
      const next = parse('speaker', payload)
      if (next) onSpeaker(next.speaker)
    },
    [topicOf('presence')]: (payload) => {
      const next = parse('presence', payload)
      if (next) handlers.onPresence?.(next)
    },
    [topicOf('allQuestions')]: (payload) => {
      const next = parse('allQuestions', payload)
      if (next) handlers.onQuestions?.(next.questions)
    },
  }
  const connection = openLiveConnection({
    broker: session.broker,
    clientId,
    username: session.users.speaker,
    password: token,
    topics: [...Object.keys(readers), `${clickerPrefix}+`],
    will: { topic: topicOf('speaker'), payload: formatLiveMessage('speaker', { speaker: null }) },
    onStatus: handlers.onStatus,
    onReady: () => {
      readyAtMs = Date.now()
    },
    onMessage: (topic, payload) => {
      const read = readers[topic]
      if (read) read(payload)
      else onOwnMessage(topic, payload)
    },
  })
  return {
    setPosition: (position) => {
      ownPosition = position
      sendPosition()
    },
    setState: (state) => {
      ownState = state
      sendState()
    },
    takeOver: claim,
    inviteClicker: () => {
      const code = gate.invite()
      send('clickerInvite', { code }, false)
      return code
    },
    dismissClicker: (clicker) => {
      gate.dismiss(clicker)
      // The list first: the broker ends the connection, and a clicker that isn't told would try to come back.
      tellClickers()
      send('clickerDismiss', { clicker }, false)
    },
    markQuestion: (mark) => {
      send('markQuestion', mark, false)
    },
    ignored: () => ignored,
    leave: () => {
      connection.close(
        lectern === 'mine'
          ? { topic: topicOf('speaker'), payload: formatLiveMessage('speaker', { speaker: null }) }
          : undefined,
      )
    },
  }
}

const CLICKERS_PREFIX = 'colloquium-live-clickers-'

function clickersKey({ session }: LiveSession): string {
  return CLICKERS_PREFIX + session
}

/** Clickers stay joined when the page that they turn is loaded anew, and when another in this browser takes over. */
function keepClickers(session: LiveSession, gate: ClickerGate): void {
  const key = clickersKey(session)
  for (const old of storedKeys()) if (old.startsWith(CLICKERS_PREFIX) && old !== key) removeStored(old)
  writeStored(key, gate.keep())
}

/** The number of the last message of this session; below all where there was none. */
function seqOf(message: Pick<LivePosition, 'started' | 'seq'> | undefined, started: number): number {
  return message?.started === started ? message.seq : -1
}
