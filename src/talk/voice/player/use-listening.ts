import { useEffect } from 'react'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import type { VoicePlayer } from './voice-player.ts'

/** The key and the buttons say what is wanted in the page's store; what the voice does is told there. */
export function useListening(player: VoicePlayer): void {
  const { store } = useViewer()
  useEffect(() => {
    store.getState().setListening('paused')
    const unwatch = store.subscribe(({ listening }, before) => {
      if (listening === before.listening) return
      if (listening === 'playing') player.play()
      else player.pause()
    })
    const unfollow = player.store.subscribe(({ playing, refused }, before) => {
      if (playing === before.playing && refused === before.refused) return
      store.getState().setListening(playing ? 'playing' : 'paused')
    })
    return () => {
      unwatch()
      unfollow()
      store.getState().setListening(undefined)
    }
  }, [store, player])
}
