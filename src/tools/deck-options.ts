import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { visible } from '../compiler/read/problem.ts'

/** Options that start, build and dev have in common. */
export interface DeckOptions {
  /** Absolute path of the deck's folder. */
  folder: string
  port: number
  /** Folder that a build is made in. */
  outDir: string
  /** Absolute path of a folder of decks (shelf.json), in place of one deck. */
  shelf: string | undefined
  /** Leaves faulty decks of a shelf out. */
  keepGoing: boolean
}

/** Options of a shelf, for what starts, builds, checks and serves decks. */
export const SHELF_OPTIONS = {
  shelf: { type: 'string' },
  'keep-going': { type: 'boolean', default: false },
} as const

export const DEFAULT_PORT = 4173

/** Reads `--deck path` or `--shelf path`, `--port number` and `--out path`; ends the program with a sentence where they make no sense. */
export function readDeckOptions(): DeckOptions {
  try {
    const { values } = parseArgs({
      options: {
        deck: { type: 'string' },
        ...SHELF_OPTIONS,
        port: { type: 'string', default: String(DEFAULT_PORT) },
        out: { type: 'string', default: 'dist' },
      },
    })
    return readDeckValues(values)
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

/** What the options in common are read from. */
export interface DeckValues {
  deck?: string | undefined
  port: string
  out?: string
  shelf?: string | undefined
  'keep-going'?: boolean
}

/** Throws a sentence where the values make no sense. */
export function readDeckValues(values: DeckValues): DeckOptions {
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`--port ${values.port}: a port is a number from 0 to 65535`)
  }
  const { deck, shelf, 'keep-going': keepGoing = false } = values
  if (shelf !== undefined && deck !== undefined)
    throw new Error(`--shelf ${shelf} is in place of --deck ${deck}: give one of them`)
  if (shelf === undefined && keepGoing) throw new Error('--keep-going goes with --shelf')
  return {
    folder: resolve(deck ?? 'slides'),
    port,
    outDir: resolve(values.out ?? 'dist'),
    shelf: shelf === undefined ? undefined : resolve(shelf),
    keepGoing,
  }
}

/** Says what is wrong and ends the program. */
export function fail(message: string): never {
  console.error(visible(message))
  process.exit(1)
}
