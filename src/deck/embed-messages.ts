import { isLocale, type Locale } from './locale.ts'
import { isRecord } from './unknown-value.ts'

/*
 * What an embedded player and the page around it say to each other, by `postMessage`. Each message is an object with
 * `colloquium: 1`, the version of this protocol, and a `type`. The page announces its origin in the player's address
 * (`/ja/embed/41/?origin=https://host.example`): only from there the player takes messages, and only there it sends any.
 */

export const EMBED_PROTOCOL = 1

/** What the page around may ask for. Numbers beyond the deck lead to its nearest slide. */
export type HostMessage =
  | { type: 'goTo'; slideNumber: number }
  | { type: 'next' }
  | { type: 'previous' }
  /** Answered by `position`. */
  | { type: 'getPosition' }
  | { type: 'setLocale'; locale: Locale }

/** Where the player stands. */
export interface EmbedPosition {
  /** 1-based. */
  slideNumber: number
  slideCount: number
  locale: Locale
  /** The slide's title in that language. */
  title: string
}

/** What the player tells: `ready` once, `positionChanged` after each move and change of language. */
export interface PlayerMessage extends EmbedPosition {
  colloquium: typeof EMBED_PROTOCOL
  type: 'ready' | 'positionChanged' | 'position'
}

/** Undefined for what is no message of this protocol: other frames and extensions send theirs. */
export function parseHostMessage(data: unknown): HostMessage | undefined {
  if (!isRecord(data) || data['colloquium'] !== EMBED_PROTOCOL) return undefined
  const { type, slideNumber, locale } = data
  switch (type) {
    case 'next':
    case 'previous':
    case 'getPosition':
      return { type }
    case 'goTo':
      return typeof slideNumber === 'number' && Number.isFinite(slideNumber)
        ? { type, slideNumber }
        : undefined
    case 'setLocale':
      return isLocale(locale) ? { type, locale } : undefined
    default:
      return undefined
  }
}

/** The origin of the page around, as the player's address announces it; undefined where that is none. */
export function parseHostOrigin(search: string): string | undefined {
  const value = new URLSearchParams(search).get('origin') ?? ''
  if (!URL.canParse(value)) return undefined
  const { origin, protocol } = new URL(value)
  return origin === value && /^https?:$/.test(protocol) ? origin : undefined
}
