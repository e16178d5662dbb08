import { readFile } from 'node:fs/promises'
import { coalesce } from './coalesce.ts'
import type { KeeperOptions } from './keeper.ts'
import { replaceFile } from '../host/replace-files.ts'
import { parseSavedRoom, type SavedRoom } from './saved-room.ts'

/** ms between two writings of what the room said. */
const ROOM_PAUSE_MS = 500
/** Nothing else is answered while a room is made into text: that takes at most this part of the time. */
const MOST_OF_TIME = 1 / 20

/** The questions and votes of a session that a crash left, and where they are written down while it lasts. */
export async function keepRoom(
  path: string,
  tell: (line: string) => void,
): Promise<NonNullable<KeeperOptions['kept']>> {
  let latest: SavedRoom | undefined
  let text: string | undefined
  let [writing, pauseMs] = [Promise.resolve(), ROOM_PAUSE_MS]
  const put = () => {
    const next = text ?? ''
    text = undefined
    return replaceFile(path, next, 0o600)
  }
  const write = () => {
    const begun = performance.now()
    const isWaiting = text !== undefined
    text = JSON.stringify(latest)
    pauseMs = Math.max(ROOM_PAUSE_MS, (performance.now() - begun) / MOST_OF_TIME)
    if (isWaiting) return
    writing = writing.then(put).catch((error: unknown) => {
      tell(`Questions and votes can't be kept: ${error instanceof Error ? error.message : String(error)}`)
    })
  }
  const pace = coalesce(() => pauseMs, write)
  return {
    saved: parseSavedRoom(await readFile(path, 'utf8').catch(() => '{}')),
    save: (room, isUrgent) => {
      latest = room
      if (isUrgent) write()
      else pace.ask()
    },
  }
}
