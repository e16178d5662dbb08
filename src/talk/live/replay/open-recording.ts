import { LoadFailure, loadText, sendPlain } from '../../../content/loader.ts'
import { isRecordingFault, readRecording, type RecordingFault } from '../../../deck/live/live-recording.ts'
import type { Viewer } from '../../../viewer/viewer-context.tsx'

/** What the reader is told, as a key of the notices with its values; undefined where the replay begins. */
export type OpeningFault =
  | {
      key: `recording.${RecordingFault['fault'] | 'missing' | 'unreachable'}`
      values: { file: string; found: string }
    }
  | undefined

/** Bytes beyond which a file is no recording: a day of turns has less. */
const MOST_BYTES = 20_000_000

/** Begins the replay of a file that the reader chose. */
export async function openRecordingFile(file: File, viewer: Viewer): Promise<OpeningFault> {
  return begin(file.size > MOST_BYTES ? '' : await file.text(), file.name, viewer)
}

/** Begins the replay of a recording at a path below the deck's base: nothing of another place is asked for. */
export async function openPublishedRecording(path: string, viewer: Viewer): Promise<OpeningFault> {
  const url = new URL(path, viewer.baseUrl).href
  const fault = (key: 'missing' | 'unreachable') =>
    ({ key: `recording.${key}`, values: { file: path, found: '' } }) as const
  if (!url.startsWith(viewer.baseUrl)) return fault('missing')
  try {
    return begin(await loadText(url, { send: sendPlain }), path, viewer, path)
  } catch (error) {
    return fault(error instanceof LoadFailure && error.reason === 'status' ? 'missing' : 'unreachable')
  }
}

function begin(text: string, file: string, { store }: Viewer, path?: string): OpeningFault {
  const { deck, setReplay } = store.getState()
  const read = readRecording(text, deck.title)
  if (isRecordingFault(read)) return { key: `recording.${read.fault}`, values: { file, found: read.found } }
  setReplay({ recording: read, path })
  return undefined
}
