import { useState } from 'react'
import { useStore } from 'zustand'
import { Dialog } from '../../../ui/dialog.tsx'
import { PauseIcon, PlayIcon } from '../../../ui/icons.tsx'
import { BreakIcon, EndIcon } from '../icons.tsx'
import { useLiveWords } from '../use-live-words.ts'
import { PodiumButton } from './podium-button.tsx'
import type { Podium } from './podium-store.ts'
import { TimeDialog } from './time-dialog.tsx'

type Asked = 'begin' | 'break' | 'end'

/** How the talk goes on: begins, stands, breaks and ends. */
export function PhaseButtons({ podium }: { podium: Podium }) {
  const t = useLiveWords()
  const phase = useStore(podium.store, (state) => state.phase)
  const [asked, setAsked] = useState<Asked>()
  const ask = (what: Asked) => () => {
    setAsked(what)
  }
  const isWaiting = phase === 'waiting'
  const isLive = phase === 'live'
  return (
    <>
      <PodiumButton
        label={t(isWaiting ? 'podium.start' : isLive ? 'podium.pause' : 'podium.resume')}
        primary={isWaiting}
        onClick={() => {
          podium.setPhase(isLive ? 'paused' : 'live')
        }}
      >
        {isLive ? <PauseIcon /> : <PlayIcon />}
      </PodiumButton>
      {phase !== 'ended' && (
        <>
          <PodiumButton
            label={t(isWaiting ? 'podium.begin' : 'podium.break')}
            onClick={ask(isWaiting ? 'begin' : 'break')}
          >
            <BreakIcon />
          </PodiumButton>
          <PodiumButton label={t('podium.end')} onClick={ask('end')}>
            <EndIcon />
          </PodiumButton>
        </>
      )}
      <AskedDialog
        asked={asked}
        podium={podium}
        onClose={() => {
          setAsked(undefined)
        }}
      />
    </>
  )
}

interface AskedDialogProps {
  asked: Asked | undefined
  podium: Podium
  onClose: () => void
}

function AskedDialog({ asked, podium, onClose }: AskedDialogProps) {
  if (asked === undefined) return null
  if (asked === 'end') return <EndDialog podium={podium} onClose={onClose} />
  return (
    <TimeDialog
      of={asked}
      onChoose={(until) => {
        podium.setPhase(asked === 'begin' ? 'waiting' : 'paused', until)
      }}
      onClose={onClose}
    />
  )
}

/** A slip of the finger must not end a talk for a hall. */
function EndDialog({ podium, onClose }: { podium: Podium; onClose: () => void }) {
  const t = useLiveWords()
  return (
    <Dialog title={t('podium.endTitle')} onClose={onClose}>
      <p>{t('podium.endText')}</p>
      <div className="live-end-buttons">
        <button
          type="button"
          className="button primary"
          onClick={() => {
            podium.setPhase('ended')
            onClose()
          }}
        >
          {t('podium.endConfirm')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('podium.endCancel')}
        </button>
      </div>
    </Dialog>
  )
}
