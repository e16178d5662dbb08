import { useEffect, useState } from 'react'
import { writeTalkFile, type OpenedTalk } from '../../../deck/voice/talk-file.ts'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import { forgetTalk, keepTalk, keptTalk } from '../store/kept-talks.ts'
import { useVoiceWords } from '../use-voice-words.ts'

/** Keeps a published recording on the device, to be heard without network. */
export function KeepButton({ path, voice }: { path: string; voice: OpenedTalk }) {
  const t = useVoiceWords()
  const { baseUrl } = useViewer()
  const url = new URL(path, baseUrl).href
  const [isKept, setIsKept] = useState<boolean>()
  useEffect(() => {
    void keptTalk(url).then((file) => {
      setIsKept(file !== undefined)
    })
  }, [url])
  const toggle = async () => {
    if (isKept) await forgetTalk(url)
    setIsKept(!isKept && (await keepTalk(url, await writeTalkFile(voice.talk, voice.audio))))
  }
  return (
    <button
      type="button"
      className="button"
      aria-pressed={isKept === true}
      disabled={isKept === undefined}
      onClick={() => void toggle()}
    >
      {t('listen.keep')}
    </button>
  )
}
