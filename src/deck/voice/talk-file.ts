import { sharesTitle } from '../deck-title.ts'
import type { Locale } from '../locale.ts'
import { isRecord, readJson } from '../unknown-value.ts'
import { crc32 } from './crc32.ts'
import { readVoiceTalk, type VoiceTalk } from './talk-schema.ts'

/*
 * A `talk.colloquium`: one line of ASCII that says what it is and how many bytes of JSON follow, the JSON, and the audio as
 * it was encoded. `head -1` tells what the file is, and the audio is its last `audio.bytes` bytes.
 */

/** MIME type of the file. */
export const TALK_FILE_TYPE = 'application/vnd.colloquium.talk'
/** Ending of its name. */
export const TALK_FILE_ENDING = '.colloquium'

const FIRST_LINE = /^colloquium talk (\d{1,6}) (\d{1,9})\n/
const FIRST_LINE_BYTES = 40
/** Bytes of JSON that are read at most: an hour of drawing has some 2 MB. */
const MOST_JSON_BYTES = 30_000_000
/** Bytes of a whole file, which is read through before anything is heard: a day of Opus has fewer. */
export const MOST_TALK_BYTES = 1_200_000_000

/** Why a file can't be opened. `found` is its version, or the title of the other talk. */
export interface TalkFileFault {
  fault: 'notTalk' | 'version' | 'tooLarge' | 'damaged' | 'otherDeck'
  found: string
}

/** What of an opened file isn't as it was written. */
export type TalkFileFlaw =
  | { flaw: 'audioMissing' | 'audioChanged' }
  /** The file ends early: so much of the audio is there. */
  | { flaw: 'audioShort'; share: number }
  | { flaw: 'eventsLost'; count: number }

/** An opened talk. */
export interface OpenedTalk {
  talk: VoiceTalk
  audio: Blob
  flaws: TalkFileFlaw[]
}

export async function writeTalkFile(
  talk: Omit<VoiceTalk, 'audio'> & { audio: Pick<VoiceTalk['audio'], 'type' | 'gainDb'> },
  audio: Blob,
): Promise<Blob> {
  const whole: VoiceTalk = {
    ...talk,
    audio: { ...talk.audio, bytes: audio.size, crc32: await crc32(audio) },
  }
  const json = new TextEncoder().encode(JSON.stringify(whole))
  const line = `colloquium talk ${String(talk.v)} ${String(json.length)}\n`
  return new Blob([line, json, audio], { type: TALK_FILE_TYPE })
}

/** Whether a file says that it is one, whatever its name. */
export async function isTalkFile(file: Blob): Promise<boolean> {
  return FIRST_LINE.test(await startOf(file))
}

/** Opens what can be of a file, for the deck of a title; without one, for any. */
export async function readTalkFile(
  file: Blob,
  title?: Partial<Record<Locale, string>>,
): Promise<OpenedTalk | TalkFileFault> {
  const [line = '', version, length] = FIRST_LINE.exec(await startOf(file)) ?? []
  if (version === undefined) return { fault: 'notTalk', found: '' }
  if (version !== '1') return { fault: 'version', found: version }
  if (file.size > MOST_TALK_BYTES || Number(length) > MOST_JSON_BYTES) return { fault: 'tooLarge', found: '' }
  const end = line.length + Number(length)
  if (end > file.size) return { fault: 'damaged', found: '' }
  const json = readJson(await file.slice(line.length, end).text())
  const read = readVoiceTalk(json)
  if (!read) return faultOf(json)
  const { talk, eventsLost } = read
  if (title && !sharesTitle(talk.title, title))
    return { fault: 'otherDeck', found: Object.values(talk.title).join(' / ') }
  const audio = file.slice(end, end + talk.audio.bytes, talk.audio.type)
  return { talk, audio, flaws: [...(await flawsOf(talk, audio)), ...lostEvents(eventsLost)] }
}

export function isTalkFileFault(read: OpenedTalk | TalkFileFault): read is TalkFileFault {
  return 'fault' in read
}

function startOf(file: Blob): Promise<string> {
  return file.slice(0, FIRST_LINE_BYTES).text()
}

function faultOf(json: unknown): TalkFileFault {
  const version = isRecord(json) ? json['v'] : undefined
  return typeof version === 'number' && version !== 1
    ? { fault: 'version', found: String(version) }
    : { fault: 'damaged', found: '' }
}

async function flawsOf({ audio: said }: VoiceTalk, audio: Blob): Promise<TalkFileFlaw[]> {
  if (audio.size === 0) return [{ flaw: 'audioMissing' }]
  if (audio.size < said.bytes) return [{ flaw: 'audioShort', share: audio.size / said.bytes }]
  return (await crc32(audio)) === said.crc32 ? [] : [{ flaw: 'audioChanged' }]
}

function lostEvents(count: number): TalkFileFlaw[] {
  return count > 0 ? [{ flaw: 'eventsLost', count }] : []
}
