import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useTitleOf } from '../../../content/deck-index.ts'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import type { VoicePlayer } from './voice-player.ts'

/** ms that the lock screen's buttons go back and on. */
const SKIP_MS = 10_000

/** The lock screen and the keyboard's media keys show the talk, and steer it. */
export function useMediaSession(player: VoicePlayer): void {
  const { store } = useViewer()
  const slideNumber = useStore(player.store, ({ position }) => position?.slideNumber ?? 1)
  const playing = useStore(player.store, (state) => state.playing)
  const speed = useStore(player.store, (state) => state.speed)
  const title = useTitleOf(slideNumber)
  const speaker = useViewerState(({ deck, locale }) => deck.speaker[locale])
  const album = useViewerState(({ deck, locale }) => deck.title[locale])
  const session = 'mediaSession' in navigator ? navigator.mediaSession : undefined
  useEffect(() => {
    if (!session) return undefined
    const handlers = handlersOf(player, store.getState().setListening)
    for (const [action, handler] of handlers) session.setActionHandler(action, handler)
    return () => {
      for (const [action] of handlers) session.setActionHandler(action, null)
      session.metadata = null
      session.playbackState = 'none'
    }
  }, [session, player, store])
  useEffect(() => {
    if (session) session.metadata = new MediaMetadata({ title: title ?? album, artist: speaker, album })
  }, [session, title, speaker, album])
  useEffect(() => {
    if (!session) return
    session.playbackState = playing ? 'playing' : 'paused'
    const position = Math.min(player.durationMs, player.store.getState().timeMs) / 1000
    session.setPositionState({ duration: player.durationMs / 1000, position, playbackRate: speed })
  }, [session, player, playing, speed, slideNumber])
}

type Handlers = [MediaSessionAction, MediaSessionActionHandler][]

function handlersOf(player: VoicePlayer, setListening: (listening: 'playing' | 'paused') => void): Handlers {
  const by = (ms: number) => {
    player.seek(player.store.getState().timeMs + ms)
  }
  return [
    [
      'play',
      () => {
        setListening('playing')
      },
    ],
    [
      'pause',
      () => {
        setListening('paused')
      },
    ],
    [
      'previoustrack',
      () => {
        player.turn(-1)
      },
    ],
    [
      'nexttrack',
      () => {
        player.turn(1)
      },
    ],
    [
      'seekbackward',
      ({ seekOffset }) => {
        by(-(seekOffset ?? SKIP_MS / 1000) * 1000)
      },
    ],
    [
      'seekforward',
      ({ seekOffset }) => {
        by((seekOffset ?? SKIP_MS / 1000) * 1000)
      },
    ],
    [
      'seekto',
      ({ seekTime }) => {
        player.seek((seekTime ?? 0) * 1000)
      },
    ],
  ]
}
