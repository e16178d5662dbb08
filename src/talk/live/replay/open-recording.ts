import { LoadFailure, loadAnswer, sendPlain } from '../../../content/loader.ts'
import { isRecordingFault, readRecording, type RecordingFault } from '../../../deck/live/live-recording.ts'
import {
  isTalkFile,
  isTalkFileFault,
  readTalkFile,
  type TalkFileFault,
} from '../../../deck/voice/talk-file.ts'
import { keptTalk } from '../../voice/store/kept-talks.ts'
import type { Viewer } from '../../../viewer/viewer-context.tsx'

/** What the reader is told, as a key of the notices with its values; undefined where the replay begins. */
export type OpeningFault =
  | {
      key: `recording.${RecordingFault['fault'] | 'missing' | 'unreachable' | 'tooLarge' | 'damaged'}`
      values: { file: string; found: string }
    }
  | undefined

/** Bytes beyond which a file is no recording: a day of turns has less. */
const MOST_BYTES = 20_000_000

/** Begins the replay of a file that the reader chose. */
export async function openRecordingFile(file: File, viewer: Viewer): Promise<OpeningFault> {
  return begin(file, file.name, viewer)
}

/** Begins the replay of a recording at a path below the deck's base: nothing of another place is asked for. */
export async function openPublishedRecording(
  path: string,
  viewer: Viewer,
  atMs?: number,
): Promise<OpeningFault> {
  const url = new URL(path, viewer.baseUrl).href
  const fault = (key: 'missing' | 'unreachable') =>
    ({ key: `recording.${key}`, values: { file: path, found: '' } }) as const
  if (!url.startsWith(viewer.baseUrl)) return fault('missing')
  const kept = await keptTalk(url)
  try {
    // What is kept is heard without network, and with one what is published now.
    if (kept && !navigator.onLine) return await begin(kept, path, viewer, { path, atMs })
    const answer = await loadAnswer(url, { send: sendPlain })
    return await begin(await answer.blob(), path, viewer, { path, atMs })
  } catch (error) {
    if (kept) return begin(kept, path, viewer, { path, atMs })
    return fault(error instanceof LoadFailure && error.reason === 'status' ? 'missing' : 'unreachable')
  }
}

/** A recording with voice, or without. */
async function begin(
  file: Blob,
  name: string,
  { store }: Viewer,
  published: { path?: string; atMs?: number | undefined } = {},
): Promise<OpeningFault> {
  const { deck, setReplay } = store.getState()
  if (await isTalkFile(file)) {
    const voice = await readTalkFile(file, deck.title)
    if (isTalkFileFault(voice)) return voiceFault(voice, name)
    setReplay({ voice, ...published })
    return undefined
  }
  const read = readRecording(file.size > MOST_BYTES ? '' : await file.text(), deck.title)
  if (isRecordingFault(read))
    return { key: `recording.${read.fault}`, values: { file: name, found: read.found } }
  setReplay({ recording: read, path: published.path })
  return undefined
}

function voiceFault({ fault, found }: TalkFileFault, file: string): OpeningFault {
  return { key: `recording.${fault === 'notTalk' ? 'notRecording' : fault}`, values: { file, found } }
}
