import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, realpath, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { hasCode } from '../host/has-code.ts'
import { isLiveName, liveName } from '../../deck/live/live-topics.ts'
import { isRunning, programMark } from '../host/running-program.ts'
import { replaceFile } from '../host/replace-files.ts'

/** What must outlive the server, so that a hall that follows finds the same talk after a crash. */
export interface SavedSession {
  session: string
  /** The speaker's secret: the file is its owner's alone. */
  token: string
  /** Epoch ms. */
  started: number
}

const SESSION_FOLDER = '.cache/live'

/** ms after which a session that never ended is over. */
const LIFETIME_MS = 12 * 3600_000

/** Of each folder its own: two decks can have the same name, and nobody is to be led through the other. */
export async function sessionPath(folder: string): Promise<string> {
  const real = await realpath(folder)
  const place = createHash('sha256').update(real).digest('hex').slice(0, 12)
  return join(SESSION_FOLDER, `${liveName(basename(real))}-${place}.json`)
}

/** The session that a crash left behind, else a new one; kept until `forgetSession`. */
export async function openSession(
  path: string,
  nowMs = Date.now(),
): Promise<SavedSession & { resumed: boolean }> {
  const saved = await readSession(path, nowMs)
  if (saved) return { ...saved, resumed: true }
  // What the room said belongs to a session that is over.
  await rm(roomPath(path), { force: true })
  const session = {
    session: newSessionName(),
    token: randomBytes(32).toString('base64url'),
    started: nowMs,
  }
  await mkdir(dirname(path), { recursive: true })
  await replaceFile(path, JSON.stringify(session), 0o600)
  return { ...session, resumed: false }
}

/** The session ended as it should. */
export async function forgetSession(path: string): Promise<void> {
  await rm(path, { force: true })
  await rm(roomPath(path), { force: true })
}

/** Beside the session, and its owner's alone as well: questions and votes, for as long as the session lasts. */
export function roomPath(path: string): string {
  return path.replace(/\.json$/, '.room.json')
}

/**
 * Makes the session this process's alone until the function returned is called: a second one would go on with the same
 * talk, and end it for all. Throws a sentence where another process that is alive has it.
 */
export async function lockSession(path: string): Promise<() => Promise<void>> {
  const lock = path.replace(/\.json$/, '.lock')
  await mkdir(dirname(lock), { recursive: true })
  for (let tries = 0; tries < 2; tries++) {
    try {
      const file = await open(lock, 'wx', 0o600)
      await file.writeFile(programMark())
      await file.close()
      return () => rm(lock, { force: true })
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error
      const owner = await readFile(lock, 'utf8').catch(() => '')
      if (isRunning(owner)) {
        const number = owner.split(' ')[0] ?? ''
        throw new Error(
          `This deck's live talk is already being served by process ${number}: end that one first (Ctrl+C there)`,
          { cause: error },
        )
      }
      // What a crash left.
      await rm(lock, { force: true })
    }
  }
  throw new Error(`${lock} can't be had: another process took it at the same moment; try again`)
}

async function readSession(path: string, nowMs: number): Promise<SavedSession | undefined> {
  try {
    const value = JSON.parse(await readFile(path, 'utf8')) as Partial<Record<keyof SavedSession, unknown>>
    const { session, token, started } = value
    if (!isLiveName(session) || typeof token !== 'string' || typeof started !== 'number') return undefined
    return token.length >= 32 && nowMs - started < LIFETIME_MS && started <= nowMs
      ? { session, token, started }
      : undefined
  } catch {
    // None, or not readable: a new one is made.
    return undefined
  }
}

/** Short enough to be typed off the wall, and not to be guessed by chance: 8 of 31 characters that look like no other. */
function newSessionName(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  // 248 = 8 · 31: bytes above would make the first characters likelier.
  const bytes = [...randomBytes(64)].filter((byte) => byte < 248).slice(0, 8)
  return bytes.map((byte) => alphabet[byte % 31]).join('')
}
