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
      <TurnButton player={player} by={-1} />
      <BarButton
        label={t(playing ? 'listen.pause' : 'listen.play')}
        onClick={() => {
          store.getState().setListening(playing ? 'paused' : 'playing')
        }}
      >
        {playing ? <PauseIcon /> : <PlayIcon />}
      </BarButton>
      <TurnButton player={player} by={1} />
    </>
  )
}

/** To the slide before or after. */
export function TurnButton({ player, by }: { player: VoicePlayer; by: -1 | 1 }) {
  const t = useVoiceWords()
  return (
    <BarButton
      label={t(by === 1 ? 'listen.next' : 'listen.previous')}
      className="listen-turn"
      onClick={() => {
        player.turn(by)
      }}
    >
      {by === 1 ? <NextIcon /> : <PreviousIcon />}
    </BarButton>
  )
}
