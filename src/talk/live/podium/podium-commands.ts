import type { ShownRoom } from '../../../deck/voice/talk-events.ts'

/** What the shell's keys ask of the podium. */
interface PodiumCommands {
  toggleCode: () => void
}

let podium: PodiumCommands | undefined
let room: ShownRoom = {}
const watchers = new Set<(room: ShownRoom) => void>()

/** Tells those who watch what the hall sees of the room: the question on the wall, the results of a poll. */
export function tellRoom(shown: ShownRoom): void {
  if (shown.question === room.question && shown.poll === room.poll) return
  room = shown
  for (const watcher of watchers) watcher(shown)
}

/** Calls back with it, now and after each change; the function returned ends it. */
export function watchRoom(watcher: (room: ShownRoom) => void): () => void {
  watchers.add(watcher)
  watcher(room)
  return () => watchers.delete(watcher)
}

/** Does nothing where this page leads no live talk. */
export const podiumCommands: PodiumCommands = {
  toggleCode: () => podium?.toggleCode(),
}

export function connectPodium(commands: PodiumCommands): () => void {
  podium = commands
  return () => {
    if (podium === commands) podium = undefined
  }
}
