import { isBlockId } from './block-id.ts'
import { isExplored } from './explore/explored.ts'
import { isLocale, type Locale } from './locale.ts'
import { isRecord } from './unknown-value.ts'

/** Whose page it is: the audience's, with the stage, or the speaker's. */
export type ChannelRole = 'stage' | 'speaker'

/** What hides the slide from the audience. */
export const CURTAINS = ['black', 'white'] as const
export type Curtain = (typeof CURTAINS)[number]

/** Of two words on what is shown the later one holds: on every page the same one, whichever came first. */
export interface Stamp {
  /** Grows with each word that anybody says. */
  count: number
  /** Who said it: between two at once, the greater id holds. */
  origin: string
}

/** What the audience sees. */
export interface Show {
  /** 1-based. */
  slideNumber: number
  /** Steps shown inside the slide: -1 before the first, `Infinity` for all of a slide that isn't there yet. */
  fragment: number
  /** Language of the slides. */
  locale: Locale
  curtain?: Curtain | undefined
  /** Address that is shown as a large code over the slide. */
  hall?: string | undefined
  /** The explorable figure that is open, with what is set in it. */
  explored?: string | undefined
  /** The block that is lit while the others are dimmed, as `b3`. */
  lit?: string | undefined
}

/** The kinds of message, each with its body. A new kind is a line here and its check below. */
export interface ChannelMessages {
  /** Somebody came, and asks who else is there. */
  hello: undefined
  /** The answer. */
  here: undefined
  bye: undefined
  /** What the audience sees from now on. */
  show: Show & { stamp: Stamp }
}
export type MessageKind = keyof ChannelMessages

/** A message on its way, as it is posted. */
export type Envelope<Kind extends MessageKind = MessageKind> = {
  [K in Kind]: {
    /** Version of the form: pages of another one are not understood, and left alone. */
    colloquium: typeof CHANNEL_VERSION
    kind: K
    body: ChannelMessages[K]
    /** Id of the page that it comes from. */
    from: string
    role: ChannelRole
    /** True when the page holds the lock of its id, so that others learn of its end whatever ends it. */
    locked: boolean
    /** Id of the build that the page is of. */
    build?: string | undefined
  }
}[Kind]

export const CHANNEL_VERSION = 1

/** Undefined for what has no known form: another program's message, or another version's. */
export function readEnvelope(data: unknown): Envelope | undefined {
  if (!isRecord(data) || data['colloquium'] !== CHANNEL_VERSION) return undefined
  const { kind, body, from, role, locked, build } = data
  if (typeof from !== 'string' || (role !== 'stage' && role !== 'speaker')) return undefined
  if (typeof kind !== 'string' || !Object.hasOwn(BODY_CHECKS, kind)) return undefined
  if (!BODY_CHECKS[kind as MessageKind](body)) return undefined
  return {
    colloquium: CHANNEL_VERSION,
    ...{ kind, body, from, role, locked: locked === true },
    build: typeof build === 'string' ? build : undefined,
  } as Envelope
}

const BODY_CHECKS: Record<MessageKind, (body: unknown) => boolean> = {
  hello: isNothing,
  here: isNothing,
  bye: isNothing,
  show: (body) => isRecord(body) && isShow(body) && isStamp(body['stamp']),
}

function isNothing(body: unknown): boolean {
  return body === undefined
}

/** Whether a value that was stored or sent says what an audience sees. */
export function isShow(value: unknown): value is Show {
  if (!isRecord(value)) return false
  const { slideNumber, fragment, locale, curtain, hall, explored, lit } = value
  return (
    Number.isSafeInteger(slideNumber) &&
    Number(slideNumber) >= 1 &&
    (fragment === Infinity || (Number.isSafeInteger(fragment) && Number(fragment) >= -1)) &&
    isLocale(locale) &&
    (curtain === undefined || CURTAINS.some((known) => known === curtain)) &&
    (hall === undefined || isWebAddress(hall)) &&
    (explored === undefined || isExplored(explored)) &&
    (lit === undefined || isBlockId(lit))
  )
}

function isWebAddress(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 500 && /^https?:\/\//.test(value)
}

function isStamp(value: unknown): value is Stamp {
  return isRecord(value) && Number.isSafeInteger(value['count']) && typeof value['origin'] === 'string'
}
