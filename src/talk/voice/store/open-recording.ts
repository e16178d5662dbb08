import { cutsLength, cutsWithin, joinCuts, wholeTake, type Cut, type Take } from '../../../deck/voice/cuts.ts'
import { fitClock, mediaTime } from '../../../deck/voice/fit-clock.ts'
import { decodeLevels, encodeLevels } from '../../../deck/voice/levels.ts'
import type { OpenedTalk } from '../../../deck/voice/talk-file.ts'
import { measureTake } from '../edit/measure-take.ts'
import { renderCuts } from '../edit/render-audio.ts'
import type { RecordingAbout } from './recording-about.ts'
import type { Recordings } from './recordings.ts'

/** A recording of this device, its takes on the clock of their audio. */
export interface OpenedRecording {
  about: RecordingAbout
  audio: Blob[]
  takes: Take[]
  cuts: Cut[]
}

/** Opens a recording; what nobody has measured yet is measured, and kept. Rejects with an `AudioFault`. */
export async function openRecording(
  recordings: Recordings,
  about: RecordingAbout,
  onShare?: (share: number) => void,
): Promise<OpenedRecording> {
  const audio: Blob[] = []
  const takes: Take[] = []
  const kept = [...about.takes]
  for (const [index, take] of about.takes.entries()) {
    const files = await recordings.readTake(about.id, index, take.type)
    const measured = take.measured
      ? { mediaMs: take.measured.mediaMs, levels: decodeLevels(take.measured.levels) }
      : await measure(files.audio, index, onShare)
    kept[index] = {
      ...{ type: take.type, ended: true },
      measured: { mediaMs: measured.mediaMs, levels: encodeLevels(measured.levels) },
    }
    const clock = fitClock(files.arrivals, measured.mediaMs)
    const onAudio = (wallMs: number) => Math.round(mediaTime(clock, wallMs))
    audio.push(files.audio)
    takes.push({
      durationMs: measured.mediaMs,
      levels: measured.levels,
      events: files.events.map((event) =>
        event.kind === 'stroke'
          ? { ...event, at: onAudio(event.at), since: onAudio(event.since) }
          : { ...event, at: onAudio(event.at) },
      ),
    })
  }
  const whole = { ...about, takes: kept }
  if (about.takes.some(({ measured }) => !measured)) await recordings.saveAbout(whole)
  return { about: whole, audio, takes, cuts: cutsWithin(about.cuts ?? [wholeTake(0)], takes) }
}

/** Without its first take there is no recording; one of a slide that was cut off at its beginning is of no length. */
async function measure(
  audio: Blob,
  index: number,
  onShare?: (share: number) => void,
): ReturnType<typeof measureTake> {
  return measureTake(audio, onShare).catch((error: unknown) => {
    if (index === 0) throw error
    return { mediaMs: 0, levels: new Uint8Array() }
  })
}

/** The talk as it stands after all edits, with nothing in it that was cut away. */
export async function finishTalk({ about, audio, takes, cuts }: OpenedRecording): Promise<OpenedTalk> {
  const rendered = await renderCuts(audio, cuts)
  const { events, levels } = joinCuts(takes, rendered.cuts)
  const { id, title, build, started, captions, gainDb } = about
  return {
    audio: rendered.audio,
    flaws: [],
    talk: {
      ...{ v: 1, id, title, build, started, events },
      durationMs: cutsLength(rendered.cuts),
      audio: { type: rendered.audio.type, bytes: rendered.audio.size, crc32: 0, gainDb },
      levels: encodeLevels(levels),
      captions,
    },
  }
}
