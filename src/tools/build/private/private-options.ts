import { readDeckText } from '../../../compiler/read/deck-files.ts'
import { siteOf } from '../../../compiler/site/site-of.ts'
import { isRecord, readJson } from '../../../deck/unknown-value.ts'

/** Options of `npm run build` and `npm start` that seal a talk. */
export const PRIVATE_OPTIONS = {
  private: { type: 'boolean', default: false },
  passphrase: { type: 'string' },
} as const

export interface PrivateValues {
  private: boolean
  passphrase?: string | undefined
}

/** How a deck is sealed. */
export interface PrivateOptions {
  /** Address that it will stand at, with a slash at its end; the base alone where the origin isn't said. */
  address: string
  passphrase: string | undefined
  until: string | undefined
}

/** Undefined for a talk that is open. Throws a sentence where what was asked for makes no sense. */
export async function readPrivateOptions(
  folder: string,
  values: PrivateValues,
): Promise<PrivateOptions | undefined> {
  // What is wrong in it, the build itself says.
  const deck = readJson((await readDeckText(folder, 'deck.json')) ?? '')
  const { access, until, site, base } = isRecord(deck) ? deck : {}
  const passphrase = values.passphrase ?? process.env['PASSPHRASE']
  if (!values.private && access !== 'link') {
    if (values.passphrase !== undefined) throw new Error('--passphrase goes with --private')
    if (until !== undefined)
      throw new Error(
        'deck.json: "until" is for private talks: build with --private, or add "access": "link"',
      )
    return undefined
  }
  if (passphrase === '') throw new Error('--passphrase: a passphrase has at least one character')
  const place = siteOf({ ...(isText(site) && { site }), ...(isText(base) && { base }) })
  return {
    address: (place.origin ?? '') + place.base,
    passphrase,
    until: isText(until) ? until : undefined,
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
