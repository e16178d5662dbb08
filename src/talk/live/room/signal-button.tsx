import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { ROOM_LIMITS, SIGNALS, type Signal } from '../../../deck/live/live-room.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { HandIcon } from '../icons.tsx'
import type { Listener } from '../listener/follow-store.ts'
import { useLiveWords } from '../use-live-words.ts'
import './room.css'

/** Tells the speaker, with a press and without a name, how the talk goes for this listener. */
export function SignalButton({ listener }: { listener: Listener }) {
  const t = useLiveWords()
  const phase = useStore(listener.store, ({ state }) => state?.phase)
  const [given, setGiven] = useState<ReadonlySet<Signal>>(new Set())
  const [open, setOpen] = useState(false)
  const [isUnsent, setUnsent] = useState(false)
  const isUp = given.has('hand')
  const toggle = (signal: Signal) => {
    const on = !given.has(signal)
    const isSent = listener.talk()?.signal(signal, on) === true
    setUnsent(!isSent)
    if (isSent) setGiven((before) => withSignal(before, signal, on))
  }
  useFading(given, (signal) => {
    setGiven((before) => withSignal(before, signal, false))
  })
  if (phase !== 'live' && phase !== 'paused') return null
  return (
    <>
      <button
        type="button"
        className="button"
        aria-label={t(isUp ? 'room.openHandUp' : 'room.open')}
        data-hand={isUp || undefined}
        onClick={() => {
          setOpen(true)
        }}
      >
        <HandIcon />
        <span className="live-bar-label" aria-hidden="true">
          {t('room.open')}
        </span>
      </button>
      {open && (
        <SignalDialog
          given={given}
          isUnsent={isUnsent}
          onToggle={toggle}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </>
  )
}

interface SignalDialogProps {
  given: ReadonlySet<Signal>
  isUnsent: boolean
  onToggle: (signal: Signal) => void
  onClose: () => void
}

function SignalDialog({ given, isUnsent, onToggle, onClose }: SignalDialogProps) {
  const t = useLiveWords()
  return (
    <Dialog title={t('room.title')} onClose={onClose}>
      <p>{t('room.hint')}</p>
      <div className="room-signals">
        {SIGNALS.map((signal) => (
          <button
            key={signal}
            type="button"
            className="button"
            aria-pressed={given.has(signal)}
            onClick={() => {
              onToggle(signal)
            }}
          >
            {t(`room.${signal}`)}
          </button>
        ))}
      </div>
      <p role="status">{isUnsent ? t('poll.notSent') : given.size > 0 ? t('room.sent') : ''}</p>
    </Dialog>
  )
}

function withSignal(before: ReadonlySet<Signal>, signal: Signal, on: boolean): ReadonlySet<Signal> {
  const after = new Set(before)
  if (on) after.add(signal)
  else after.delete(signal)
  return after
}

/** A signal counts for a while; the hand stays up. */
function useFading(given: ReadonlySet<Signal>, onFaded: (signal: Signal) => void): void {
  const fading = SIGNALS.filter((signal) => signal !== 'hand' && given.has(signal)).join()
  useEffect(() => {
    if (fading === '') return undefined
    const timer = setTimeout(() => {
      for (const signal of SIGNALS) if (fading.split(',').includes(signal)) onFaded(signal)
    }, ROOM_LIMITS.signalMs)
    return () => {
      clearTimeout(timer)
    }
    // The callback is new each time; what fades is what counts.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [fading])
}
