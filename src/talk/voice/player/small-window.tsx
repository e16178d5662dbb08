import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import type { VoiceTalk } from '../../../deck/voice/talk-schema.ts'
import { cueAt } from '../../../deck/voice/webvtt.ts'
import { BarButton } from '../../../ui/bar-button.tsx'
import { SmallWindowIcon } from '../../../ui/icons.tsx'
import { useVoiceWords } from '../use-voice-words.ts'
import { useCues } from './captions.tsx'
import { mirrorStage } from './mirror-stage.ts'
import { PlayButtons } from './play-buttons.tsx'
import type { VoicePlayer } from './voice-player.ts'
import '../../slide-pane/slide-pane.css'
import './listen.css'

/** Document Picture-in-Picture, which types don't know yet and few browsers have. */
interface SmallWindows {
  requestWindow: (size: { width: number; height: number }) => Promise<Window>
}

interface SmallWindowProps {
  talk: VoiceTalk
  player: VoicePlayer
}

/** Slide and captions in a small window above all others, where the browser has such windows. */
export function SmallWindowButton({ talk, player }: SmallWindowProps) {
  const t = useVoiceWords()
  const [opened, setOpened] = useState<Window>()
  useEffect(() => () => opened?.close(), [opened])
  const { documentPictureInPicture: windows } = window as { documentPictureInPicture?: SmallWindows }
  if (!windows) return null
  const open = async () => {
    const small = await windows.requestWindow({ width: 480, height: 330 })
    small.addEventListener('pagehide', () => {
      setOpened(undefined)
    })
    small.document.title = t('listen.small')
    setOpened(small)
  }
  return (
    <>
      <BarButton
        label={t('listen.small')}
        pressed={opened !== undefined}
        onClick={() => {
          if (opened) opened.close()
          // Refused where the page wasn't just used: then nothing opens.
          else open().catch(() => undefined)
        }}
      >
        <SmallWindowIcon />
      </BarButton>
      {opened && createPortal(<SmallStage talk={talk} player={player} />, opened.document.body)}
    </>
  )
}

function SmallStage({ talk, player }: SmallWindowProps) {
  const frame = useRef<HTMLDivElement>(null)
  const { lang, cues } = useCues(talk, player)
  const text = useStore(player.store, ({ timeMs }) => cueAt(cues, timeMs)?.text)
  useEffect(() => (frame.current ? mirrorStage(frame.current) : undefined), [])
  return (
    <main className="small-window">
      <div className="slide-pane">
        <div className="slide-pane-frame" ref={frame} inert />
        {text !== undefined && (
          <p className="listen-caption" lang={lang}>
            <span>{text}</span>
          </p>
        )}
      </div>
      <div className="small-window-tools">
        <PlayButtons player={player} />
      </div>
    </main>
  )
}
