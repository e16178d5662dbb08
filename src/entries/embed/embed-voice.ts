import { loadAnswer, sendPlain } from '../../content/loader.ts'
import { isTalkFileFault, readTalkFile } from '../../deck/voice/talk-file.ts'
import { TalkCourse } from '../../talk/voice/player/talk-course.ts'

/** What the player plays, and where it begins. */
interface EmbeddedVoice {
  /** Turns the player to a slide. */
  goTo: (slideNumber: number) => void
  /** Of the recording, below the base of the site: nothing of another place is asked for. */
  path: string
  atMs: number
  /** The site's, with a slash at its end. */
  baseUrl: string
}

/**
 * Plays a recording in the player of another site: the slides follow the voice, with the browser's own controls. Fetched
 * where the player's address names a recording. Without the file the player is what it is without a recording.
 */
export async function playVoice({ goTo, path, atMs, baseUrl }: EmbeddedVoice): Promise<void> {
  const url = new URL(path, baseUrl).href
  if (!url.startsWith(baseUrl)) return
  const read = await readTalkFile(await (await loadAnswer(url, { send: sendPlain })).blob())
  if (isTalkFileFault(read) || read.audio.size === 0) return
  const voice = document.createElement('audio')
  voice.className = 'embed-voice'
  voice.controls = true
  voice.src = URL.createObjectURL(read.audio)
  voice.currentTime = atMs / 1000
  const course = new TalkCourse(read.talk.events, {
    onPlace: ({ slideNumber }) => {
      goTo(slideNumber)
    },
    onCurtain: () => undefined,
    onInk: () => undefined,
  })
  const look = () => {
    course.moveTo(voice.currentTime * 1000)
    if (!voice.paused) requestAnimationFrame(look)
  }
  for (const name of ['play', 'seeked', 'timeupdate']) voice.addEventListener(name, look)
  document.querySelector('.embed-bar')?.before(voice)
}
