import { deckKey } from '../../../deck/deck-key.ts'
import { replaceBetween, wholeTake } from '../../../deck/voice/cuts.ts'
import { replaceCues } from '../../../deck/voice/move-cues.ts'
import { randomId } from '../../../ui/random-id.ts'
import { removeStored, writeStored } from '../../../ui/storage.ts'
import type { Viewer } from '../../../viewer/viewer-context.tsx'
import type { ViewerStore } from '../../../viewer/viewer-store.ts'
import type { RecordingAbout } from '../store/recording-about.ts'
import type { Recordings } from '../store/recordings.ts'
import { unfinishedKey } from '../unfinished.ts'
import type { TalkSource } from './event-log.ts'
import { audioType } from './audio-type.ts'
import { closeMicrophone, microphoneOf, reopenMicrophone, type MicrophoneFault } from './microphones.ts'
import { VoiceRecorder, type RecordingEnd } from './voice-recorder.ts'

/** A part of a recording that is spoken anew. */
export interface Retake {
  about: RecordingAbout
  fromMs: number
  toMs: number
}

interface VoiceStart {
  viewer: Viewer
  recordings: Recordings
  stream: MediaStream
  type: string
  source: TalkSource
  retake?: Retake | undefined
  /** One that was cut off: what comes now follows it. */
  goesOn?: RecordingAbout | undefined
}

/** A recording that is under way. */
export interface VoiceSession {
  recorder: VoiceRecorder
  stream: MediaStream
}

const sessions = new WeakMap<ViewerStore, VoiceSession>()

/** What a page records just now. */
export function sessionOf(store: ViewerStore): VoiceSession | undefined {
  return sessions.get(store)
}

/** Begins to record, and keeps the microphone until it ends. */
export async function beginRecording(start: VoiceStart): Promise<void> {
  const { viewer, recordings, stream, type, source, retake, goesOn } = start
  const about = retake?.about ?? goesOn ?? newRecording(viewer)
  const take = about.takes.length
  await recordings.saveAbout({
    ...about,
    takes: [...about.takes, { type, ended: false }],
    // Known from the first moment on: should this be cut off as well, it is in its place.
    ...(goesOn && { cuts: [...(goesOn.cuts ?? [wholeTake(0)]), wholeTake(take)] }),
    microphone: microphoneOf(stream),
  })
  if (!retake) writeStored(unfinishedKey(viewer), about.id)
  const recorder = new VoiceRecorder({ recordings, id: about.id, take, type, stream, source })
  sessions.set(viewer.store, { recorder, stream })
  viewer.store.getState().setRecording(true)
  const leave = keepBusy(about.id)
  void recorder.ended.then(async (end) => {
    closeMicrophone(stream)
    sessions.delete(viewer.store)
    await endTake(recordings, about.id, take, retake).catch(() => undefined)
    if (!retake) removeStored(unfinishedKey(viewer))
    leave()
    viewer.store.getState().setRecording(false)
    tellOfEnd(viewer.store, end, retake !== undefined)
  })
}

/** Goes on with a recording that was cut off, with the microphone that it was made with; else says why not. */
export async function goOnRecording(
  { viewer, recordings, source }: Pick<VoiceStart, 'viewer' | 'recordings' | 'source'>,
  id: string,
): Promise<MicrophoneFault | 'gone' | undefined> {
  const about = await recordings.about(id)
  const type = about && audioType(about.takes[0]?.type)
  if (!about || type === undefined) return 'gone'
  const microphone = await reopenMicrophone(about.microphone)
  if ('fault' in microphone) return microphone.fault
  await beginRecording({ viewer, recordings, stream: microphone.stream, type, source, goesOn: about })
  return undefined
}

function newRecording({ store, baseUrl }: Viewer): RecordingAbout {
  const { deck } = store.getState()
  return {
    ...{ v: 1, id: randomId(), deck: deckKey(baseUrl, deck), title: deck.title, build: deck.buildId },
    ...{ started: Date.now(), takes: [] },
  }
}

/** The take is whole; what is spoken anew takes the place of what was said before. */
async function endTake(
  recordings: Recordings,
  id: string,
  take: number,
  retake: Retake | undefined,
): Promise<void> {
  const about = await recordings.about(id)
  if (!about) return
  const ended = {
    ...about,
    takes: about.takes.map((one, at) => (at === take ? { ...one, ended: true } : one)),
  }
  await recordings.saveAbout(ended)
  if (!retake) return
  const { openRecording } = await import('../store/open-recording.ts')
  const { cuts, takes, about: measured } = await openRecording(recordings, ended)
  const spoken = { take, fromMs: 0, toMs: takes[take]?.durationMs ?? 0 }
  if (spoken.toMs === 0) return
  const { fromMs, toMs } = retake
  const { mapCaptions } = await import('../edit/caption-texts.ts')
  await recordings.saveAbout({
    ...measured,
    cuts: replaceBetween(cuts, fromMs, toMs, [spoken]),
    captions: mapCaptions(measured.captions, (cues) => replaceCues(cues, fromMs, toMs, spoken.toMs)),
  })
}

/** In a hall a notice says that all is well; at a desk the recordings are shown. */
function tellOfEnd(store: ViewerStore, end: RecordingEnd, isRetake: boolean): void {
  const { presenting, page, openDialog, setNotice } = store.getState()
  const isAtDesk = !presenting && page !== 'speaker'
  if (end !== 'stopped' || !(isAtDesk || isRetake)) setNotice({ key: `voice.${end}` })
  if (end === 'stopped' && (isAtDesk || isRetake)) openDialog('record')
}

/** Tells the browser's other pages that the recording is under way, however this page ends. */
function keepBusy(id: string): () => void {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  void navigator.locks.request(lockName(id), () => held)
  return () => {
    release()
  }
}

function lockName(id: string): string {
  return `colloquium-voice:${id}`
}

/** Ids of the recordings that some page of this browser is recording. */
export async function busyRecordings(): Promise<Set<string>> {
  const { held = [] } = await navigator.locks.query()
  return new Set(held.map(({ name = '' }) => name.replace(lockName(''), '')))
}
