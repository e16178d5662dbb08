import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Locale } from '../../deck/locale.ts'
import type { VoiceTalk } from '../../deck/voice/talk-schema.ts'
import {
  isTalkFileFault,
  MOST_TALK_BYTES,
  readTalkFile,
  TALK_FILE_ENDING,
  type TalkFileFault,
} from '../../deck/voice/talk-file.ts'
import type { Problem } from './problem.ts'

/** A recording with voice that lies in the deck's folder, as `recordings/<name>.colloquium`. */
export interface DeckRecording {
  name: string
  talk: VoiceTalk
  /** The whole file, and the voice in it. */
  file: Buffer
  audio: Buffer
}

const FOLDER = 'recordings'

/** What would be right, by what is wrong. */
const FAULTS: Record<TalkFileFault['fault'], (found: string) => string> = {
  notTalk: () => 'is no recording with voice; save one from “Record with voice”',
  version: (found) =>
    `has version ${found}, which this Colloquium can’t read; use the one that it was saved with, or a later one`,
  tooLarge: () => 'is larger than a recording of a day has to be; cut it, and save it anew',
  damaged: () => 'is damaged at its beginning; put another copy here',
  otherDeck: (found) => `is a recording of another talk (${found}); take it out, or give the deck that title`,
}

/** The recordings of a deck, the newest first. One that is not whole is a problem: it would be published so. */
export async function readRecordings(
  folder: string,
  entries: readonly string[],
  title: Partial<Record<Locale, string>>,
  problems: Problem[],
): Promise<DeckRecording[]> {
  if (!entries.includes(FOLDER)) return []
  const recordings: DeckRecording[] = []
  for (const entry of (await readdir(join(folder, FOLDER))).sort()) {
    if (!entry.endsWith(TALK_FILE_ENDING)) continue
    const report = (message: string) => {
      problems.push({ file: `${basename(folder)}/${FOLDER}/${entry}`, line: 1, message })
    }
    const name = entry.slice(0, -TALK_FILE_ENDING.length)
    if (!/^[\w-]{1,80}$/.test(name)) {
      report('a recording’s name has letters, digits, - and _ alone, since it becomes an address')
      continue
    }
    if ((await stat(join(folder, FOLDER, entry))).size > MOST_TALK_BYTES) {
      report(FAULTS.tooLarge(''))
      continue
    }
    const file = await readFile(join(folder, FOLDER, entry))
    const read = await readTalkFile(new Blob([file]), title)
    if (isTalkFileFault(read)) report(FAULTS[read.fault](read.found))
    else if (read.flaws.length > 0)
      report('is not whole: its voice or some of its entries are damaged; put another copy here')
    else recordings.push({ name, talk: read.talk, file, audio: Buffer.from(await read.audio.arrayBuffer()) })
  }
  return recordings.sort((a, b) => b.talk.started - a.talk.started)
}
