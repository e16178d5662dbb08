import { TALK_FILE_ENDING, writeTalkFile } from '../../../deck/voice/talk-file.ts'
import { downloadFile } from '../../../ui/download.ts'
import { finishTalk, type OpenedRecording } from '../store/open-recording.ts'

/** Saves a talk with its voice as one file. */
export async function saveTalk(opened: OpenedRecording): Promise<void> {
  const { talk, audio } = await finishTalk(opened)
  downloadFile(`${fileName(opened)}${TALK_FILE_ENDING}`, await writeTalkFile(talk, audio))
}

/** Saves the voice alone. */
export async function saveAudio(opened: OpenedRecording): Promise<void> {
  const { audio } = await finishTalk(opened)
  downloadFile(`${fileName(opened)}${audio.type.startsWith('audio/mp4') ? '.m4a' : '.webm'}`, audio)
}

/** `talk-2026-03-24` */
function fileName({ about }: OpenedRecording): string {
  return `talk-${new Date(about.started).toISOString().slice(0, 10)}`
}
