import { useStore } from 'zustand'
import { BarButton } from '../../../ui/bar-button.tsx'
import { NextIcon, PauseIcon, PlayIcon, PreviousIcon } from '../../../ui/icons.tsx'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import { useVoiceWords } from '../use-voice-words.ts'
import type { VoicePlayer } from './voice-player.ts'

/** Plays and pauses, and goes from slide to slide of the talk. */
export function PlayButtons({ player }: { player: VoicePlayer }) {
  const t = useVoiceWords()
  const { store } = useViewer()
  const playing = useStore(player.store, (state) => state.playing)
  return (
    <>
      <BarButton
        label={t('listen.previous')}
        className="listen-turn"
        onClick={() => {
          player.turn(-1)
        }}
      >
        <PreviousIcon />
      </BarButton>
      <BarButton
        label={t(playing ? 'listen.pause' : 'listen.play')}
        onClick={() => {
          store.getState().setListening(playing ? 'paused' : 'playing')
        }}
      >
        {playing ? <PauseIcon /> : <PlayIcon />}
      </BarButton>
      <BarButton
        label={t('listen.next')}
        className="listen-turn"
        onClick={() => {
          player.turn(1)
        }}
      >
        <NextIcon />
      </BarButton>
    </>
  )
}
