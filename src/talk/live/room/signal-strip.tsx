import { useStore } from 'zustand'
import { SIGNALS } from '../../../deck/live/live-room.ts'
import type { Podium } from '../podium/podium-store.ts'
import { useLiveWords } from '../use-live-words.ts'
import './room.css'

/** What the room tells the speaker, quietly: nothing where it tells nothing. */
export function SignalStrip({ podium }: { podium: Podium }) {
  const t = useLiveWords()
  const signals = useStore(podium.store, (state) => state.signals)
  const given = SIGNALS.filter((signal) => signals[signal] > 0)
  if (given.length === 0) return null
  return (
    <ul className="signal-strip" aria-label={t('room.strip')}>
      {given.map((signal) => (
        <li key={signal} data-signal={signal}>
          {t(`room.count.${signal}`, { count: signals[signal] })}
        </li>
      ))}
    </ul>
  )
}
