import type { TalkEvent } from '../../../deck/voice/talk-events.ts'
import { readTalkEvents } from '../../../deck/voice/talk-schema.ts'
import { isRecord, readJson } from '../../../deck/unknown-value.ts'
import { readAbout, type RecordingAbout } from './recording-about.ts'

/*
 * Recordings in the origin's private file system: a folder each, with `about.json`, and in it a folder for each take. A
 * piece of audio is a file of its own, and what happened meanwhile another one: a file that was closed is whole, so that a
 * crash takes what has come since and nothing else.
 */

const FOLDER = 'colloquium-voice'

/** What a take holds as it was recorded. */
export interface TakeFiles {
  /** As it came from the encoder. */
  audio: Blob
  /** ms of the page's clock, from the take's start, at which each piece came. */
  arrivals: number[]
  /** On the page's clock. */
  events: TalkEvent[]
}

/** The recordings of a browser; undefined where it keeps no files for pages (an address without encryption, old browsers). */
export async function openRecordings(): Promise<Recordings | undefined> {
  // Not there on pages that came without encryption, whatever the types say.
  const storage = navigator.storage as StorageManager | undefined
  if (typeof storage?.getDirectory !== 'function' || !('createWritable' in FileSystemFileHandle.prototype))
    return undefined
  try {
    const root = await storage.getDirectory()
    return new Recordings(await root.getDirectoryHandle(FOLDER, { create: true }))
  } catch {
    // Refused, as in some private windows.
    return undefined
  }
}

export class Recordings {
  constructor(private readonly root: FileSystemDirectoryHandle) {}

  /** Those of a deck, the newest first. What can't be read is left where it is. */
  async list(deck: string): Promise<RecordingAbout[]> {
    const found: RecordingAbout[] = []
    for await (const [name, handle] of this.root.entries()) {
      if (handle.kind !== 'directory') continue
      const about = await this.about(name)
      if (about?.deck === deck && about.id === name) found.push(about)
    }
    return found.sort((a, b) => b.started - a.started)
  }

  async about(id: string): Promise<RecordingAbout | undefined> {
    const folder = await this.root.getDirectoryHandle(id).catch(() => undefined)
    const text = folder && (await readFile(folder, 'about.json'))
    return text && readAbout(readJson(await text.text()))
  }

  async saveAbout(about: RecordingAbout): Promise<void> {
    const folder = await this.root.getDirectoryHandle(about.id, { create: true })
    await writeFile(folder, 'about.json', JSON.stringify(about))
  }

  /** Keeps a piece of a take, and what happened since the one before. */
  async savePiece(
    id: string,
    take: number,
    piece: number,
    { audio, atMs, events }: { audio: Blob; atMs: number; events: readonly TalkEvent[] },
  ): Promise<void> {
    const folder = await this.takeFolder(id, take)
    const name = String(piece).padStart(6, '0')
    // What happened first: audio without it would be a voice over slides that stand still.
    await writeFile(folder, `${name}.json`, JSON.stringify({ atMs, events }))
    await writeFile(folder, `${name}.audio`, audio)
  }

  /** All of a take that is there. */
  async readTake(id: string, take: number, type: string): Promise<TakeFiles> {
    const folder = await this.takeFolder(id, take)
    const names: string[] = []
    for await (const name of folder.keys()) names.push(name)
    const parts: Blob[] = []
    const arrivals: number[] = []
    const events: unknown[] = []
    for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
      const happened = readJson((await (await readFile(folder, name))?.text()) ?? '')
      if (isRecord(happened) && Array.isArray(happened['events']))
        events.push(...(happened['events'] as unknown[]))
      const audio = await readFile(folder, name.replace('.json', '.audio'))
      // Without a piece the rest can't be decoded: what follows a hole isn't there.
      if (!audio || arrivals.length !== Number(name.slice(0, 6))) continue
      parts.push(audio)
      arrivals.push(isRecord(happened) && typeof happened['atMs'] === 'number' ? happened['atMs'] : 0)
    }
    return { audio: new Blob(parts, { type }), arrivals, events: readTalkEvents(events) }
  }

  async remove(id: string): Promise<void> {
    await this.root.removeEntry(id, { recursive: true })
  }

  private async takeFolder(id: string, take: number): Promise<FileSystemDirectoryHandle> {
    const folder = await this.root.getDirectoryHandle(id, { create: true })
    return folder.getDirectoryHandle(`take-${String(take)}`, { create: true })
  }
}

/** Undefined where there is none. */
async function readFile(folder: FileSystemDirectoryHandle, name: string): Promise<File | undefined> {
  const handle = await folder.getFileHandle(name).catch(() => undefined)
  return handle?.getFile()
}

async function writeFile(
  folder: FileSystemDirectoryHandle,
  name: string,
  content: Blob | string,
): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true })
  const file = await handle.createWritable()
  try {
    await file.write(content)
  } catch (error) {
    await file.abort()
    throw error
  }
  await file.close()
}
