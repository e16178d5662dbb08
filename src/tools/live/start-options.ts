import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isBrokerUrl } from '../../deck/live/live-info.ts'
import { PRIVATE_OPTIONS, type PrivateValues } from '../build/private/private-options.ts'
import { DEFAULT_PORT, readDeckValues, SHELF_OPTIONS, type DeckOptions } from '../deck-options.ts'

/** Options of `npm start`. */
export interface StartOptions extends DeckOptions {
  /** Address to listen on; undefined: the loopback, and with `live` all of the machine's. */
  host: string | undefined
  live: LiveStartOptions | undefined
  /** Whether the talk is sealed as for a host, beside what its deck.json says. */
  sealed: PrivateValues
}

export interface LiveStartOptions {
  /** Address of a broker elsewhere; undefined: the server's own. */
  broker: string | undefined
  /** Absolute path of the file that the positions are recorded in. */
  record: string | undefined
  /** Address that listeners are sent to, with a slash at its end: where the site stands elsewhere or behind a proxy. */
  site: string | undefined
}

/** Throws a sentence where options make no sense. */
export function readStartOptions(args?: string[]): StartOptions {
  const { values } = parseArgs({
    ...(args && { args }),
    options: {
      deck: { type: 'string' },
      ...SHELF_OPTIONS,
      port: { type: 'string', default: String(DEFAULT_PORT) },
      host: { type: 'string' },
      live: { type: 'boolean', default: false },
      broker: { type: 'string' },
      record: { type: 'string' },
      site: { type: 'string' },
      ...PRIVATE_OPTIONS,
    },
  })
  const { live, broker, record, site, host } = values
  if (live && values.shelf !== undefined)
    throw new Error('--live is for one talk: name it with --deck, in place of --shelf')
  if (values.shelf !== undefined && (values.private || values.passphrase !== undefined))
    throw new Error('--private and --passphrase are for one talk: those of a shelf say it in deck.json')
  const forLive = Object.entries({ broker, record, site }).find(([, value]) => value !== undefined)
  if (!live && forLive) throw new Error(`--${forLive[0]} goes with --live`)
  if (broker !== undefined && !isBrokerUrl(broker)) {
    throw new Error(`--broker ${broker}: it is written wss://host/path`)
  }
  if (broker !== undefined && process.env['BROKER_PASSWORD'] === undefined) {
    throw new Error('--broker: BROKER_PASSWORD is the password that the broker knows the speaker by')
  }
  if (site !== undefined && !/^https?:\/\/[^\s?#]+$/.test(site)) {
    throw new Error(`--site ${site}: it is written https://example.org/talk/`)
  }
  return {
    ...readDeckValues(values),
    sealed: { private: values.private, passphrase: values.passphrase },
    host: host ?? (live ? '0.0.0.0' : undefined),
    live: live
      ? {
          broker,
          record: record === undefined ? undefined : resolve(record),
          site: site?.replace(/\/?$/, '/'),
        }
      : undefined,
  }
}
