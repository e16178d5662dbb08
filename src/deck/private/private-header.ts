import { isRecord } from '../unknown-value.ts'
import { parseBase64url } from './bytes.ts'

/** Path below the base of the one file that says, in the open, how the talk is sealed. */
export const PRIVATE_HEADER = 'private.json'

/** Path in the talk, so that only who has the key finds it, of what an opened talk says of itself. */
export const TALK_FACTS = 'talk.json'

/** How a passphrase becomes a key: scrypt (RFC 7914). */
export interface PassphraseForm {
  /** 16 random bytes in base64url. */
  salt: string
  cost: number
  blockSize: number
  parallelization: number
}

/** What everybody can read. */
export interface PrivateHeader {
  /** Version of the form. */
  colloquium: 'private-1'
  /** Random name of the build. */
  build: string
  /** There where the talk asks for a passphrase on top of its link. */
  passphrase?: PassphraseForm
}

/** What the open page knows, so that it has to ask for less; the header is the host's own word where they differ. */
export interface PrivatePageData {
  header: PrivateHeader
  /** Stylesheets of the viewer, below the base: they stand in the open. */
  styles: string[]
}

/** What only an opened talk says. */
export interface TalkFacts {
  /** The build that its pages name. */
  pages: string
  /** The last day on which it is to be read, as 2026-12-31. */
  until?: string
}

export const SALT_BYTES = 16

/** The most that a header may ask of a reader's device: 1 GiB of memory. */
const MOST_WORK = { cost: 2 ** 20, blockSize: 8, parallelization: 4 } as const

/** Undefined for anything else, and for one that would keep a device busy for ever. */
export function parsePrivateHeader(value: unknown): PrivateHeader | undefined {
  if (!isRecord(value) || value['colloquium'] !== 'private-1') return undefined
  const { build, passphrase } = value
  if (typeof build !== 'string' || !/^[\w-]{16,64}$/.test(build)) return undefined
  if (passphrase === undefined) return { colloquium: 'private-1', build }
  return isPassphraseForm(passphrase) ? { colloquium: 'private-1', build, passphrase } : undefined
}

function isPassphraseForm(value: unknown): value is PassphraseForm {
  if (!isRecord(value) || typeof value['salt'] !== 'string') return false
  const fits = (name: keyof typeof MOST_WORK) => {
    const number = value[name]
    return typeof number === 'number' && Number.isInteger(number) && number > 0 && number <= MOST_WORK[name]
  }
  return (
    parseBase64url(value['salt'], SALT_BYTES) !== undefined &&
    fits('cost') &&
    fits('blockSize') &&
    fits('parallelization')
  )
}

export function isTalkFacts(value: unknown): value is TalkFacts {
  return (
    isRecord(value) &&
    typeof value['pages'] === 'string' &&
    (value['until'] === undefined || typeof value['until'] === 'string')
  )
}

/** True after the last day of a talk, by the clock of who reads it: a courtesy, since clocks can be set. */
export function isOver({ until }: Pick<TalkFacts, 'until'>, now: Date): boolean {
  if (until === undefined) return false
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  return today.map((part) => String(part).padStart(2, '0')).join('-') > until
}
