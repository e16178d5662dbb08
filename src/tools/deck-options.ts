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
}

export const DEFAULT_PORT = 4173

/** Reads `--deck path`, `--port number` and `--out path`; ends the program with a sentence where they make no sense. */
export function readDeckOptions(): DeckOptions {
  try {
    const { values } = parseArgs({
      options: {
        deck: { type: 'string', default: 'slides' },
        port: { type: 'string', default: String(DEFAULT_PORT) },
        out: { type: 'string', default: 'dist' },
      },
    })
    return readDeckValues(values)
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

/** Throws a sentence where the values make no sense. */
export function readDeckValues(values: { deck: string; port: string; out?: string }): DeckOptions {
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`--port ${values.port}: a port is a number from 0 to 65535`)
  }
  return { folder: resolve(values.deck), port, outDir: resolve(values.out ?? 'dist') }
}

/** Says what is wrong and ends the program. */
export function fail(message: string): never {
  console.error(visible(message))
  process.exit(1)
}
