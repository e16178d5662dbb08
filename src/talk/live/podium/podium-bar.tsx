import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { languageOf } from '../../../deck/locale.ts'
import type { LiveSession } from '../../../deck/live/live-info.ts'
import { formatLiveLink } from '../../../deck/live/live-link.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { PauseIcon, PlayIcon } from '../../../ui/icons.tsx'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import { CodeIcon, EndIcon, QuestionIcon } from '../icons.tsx'
import { LiveBar } from '../live-bar.tsx'
import { QuestionDesk } from '../questions/question-desk.tsx'
import { useLiveWords } from '../use-live-words.ts'
import { ClickerButton } from './clicker-button.tsx'
import { PodiumButton } from './podium-button.tsx'
import type { Podium, PodiumState } from './podium-store.ts'
import { connectPodium } from './podium-commands.ts'

interface PodiumBarProps {
  podium: Podium
  session: LiveSession
  /** Link to the speaker view; left out there. */
  speakerView?: ReactNode
}

/** What the speaker sees of the live talk, and can do about it. */
export function PodiumBar({ podium, session, speakerView }: PodiumBarProps) {
  const t = useLiveWords()
  const state = useStore(podium.store)
  const line = podiumLine(state)
  const leads = state.lectern === 'mine'
  return (
    <LiveBar
      line={line === 'connecting' ? t('bar.connecting') : t(`podium.${line}`)}
      tone={TONES[line]}
      leads={leads}
    >
      {leads && <ListenerCount listeners={state.listeners} />}
      {(line === 'other' || line === 'near' || line === 'free') && (
        <button
          type="button"
          className={line === 'near' ? 'button' : 'button primary'}
          onClick={podium.takeOver}
        >
          {t('podium.takeOver')}
        </button>
      )}
      {leads && <PodiumButtons podium={podium} session={session} speakerView={speakerView} />}
    </LiveBar>
  )
}

type PodiumLine =
  'connecting' | 'leading' | 'paused' | 'ended' | 'lost' | 'refused' | 'other' | 'near' | 'free'
const TONES: Partial<Record<PodiumLine, 'live' | 'warning'>> = {
  ...{ leading: 'live', lost: 'warning', refused: 'warning', other: 'warning', free: 'warning' },
}

function podiumLine({ status, lectern, isNear, phase }: PodiumState): PodiumLine {
  if (status === 'lost' || status === 'refused') return status
  // The usual set-up, a speaker view beside its wall, is nothing to warn of.
  if (lectern === 'other') return isNear ? 'near' : 'other'
  if (lectern === 'free') return lectern
  if (lectern !== 'mine') return 'connecting'
  return phase === 'live' ? 'leading' : phase
}

/** Not part of the spoken line: it changes all the time. */
function ListenerCount({ listeners }: { listeners: PodiumState['listeners'] }) {
  const t = useLiveWords()
  const locales = useViewerState(({ deck }) => deck.locales)
  if (!listeners) return null
  const total = locales.reduce((sum, locale) => sum + listeners[locale], 0)
  return (
    <p className="live-bar-count">
      <strong>{t('podium.listeners', { count: total })}</strong>
      {locales.map((locale) => (
        <span key={locale} lang={locale}>
          {t('podium.byLanguage', { language: languageOf(locale).name, count: listeners[locale] })}
        </span>
      ))}
    </p>
  )
}

function PodiumButtons({ podium, session, speakerView }: PodiumBarProps) {
  const t = useLiveWords()
  const [open, setOpen] = useState(false)
  const [ending, setEnding] = useState(false)
  const phase = useStore(podium.store, (state) => state.phase)
  const isOver = phase === 'ended'
  const close = () => {
    setOpen(false)
  }
  return (
    <div className="live-bar-buttons" role="group" aria-label={t('podium.setUp')}>
      <HallButton session={session} />
      <QuestionsButton
        podium={podium}
        onClick={() => {
          setOpen(true)
        }}
      />
      <ClickerButton podium={podium} session={session} />
      <PodiumButton
        label={t(phase === 'live' ? 'podium.pause' : 'podium.resume')}
        onClick={() => {
          podium.setPhase(phase === 'live' ? 'paused' : 'live')
        }}
      >
        {phase === 'live' ? <PauseIcon /> : <PlayIcon />}
      </PodiumButton>
      {!isOver && (
        <PodiumButton
          label={t('podium.end')}
          onClick={() => {
            setEnding(true)
          }}
        >
          <EndIcon />
        </PodiumButton>
      )}
      {speakerView}
      {open && <QuestionDesk podium={podium} onClose={close} />}
      {ending && (
        <EndDialog
          podium={podium}
          onClose={() => {
            setEnding(false)
          }}
        />
      )}
    </div>
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

/** The listeners' link as a large code over the slide, on all of the audience's pages. */
function HallButton({ session }: { session: LiveSession }) {
  const t = useLiveWords()
  const { store } = useViewer()
  const isShown = useViewerState(({ hall }) => hall !== undefined)
  const [site = ''] = session.join
  const code = site + formatLiveLink({ session: session.session })
  const toggle = useCallback(() => {
    const { hall, setHall } = store.getState()
    setHall(hall === undefined ? code : undefined)
  }, [store, code])
  useEffect(() => connectPodium({ toggleCode: toggle }), [toggle])
  return (
    <PodiumButton
      label={t('podium.code')}
      hint={t(isShown ? 'podium.codeHide' : 'podium.codeHint')}
      pressed={isShown}
      onClick={toggle}
    >
      <CodeIcon />
    </PodiumButton>
  )
}

function QuestionsButton({ podium, onClick }: { podium: Podium; onClick: () => void }) {
  const t = useLiveWords()
  const count = useStore(podium.store, ({ questions }) => questions.filter(({ done }) => !done).length)
  return (
    <PodiumButton
      label={count > 0 ? t('podium.questionsOpen', { count }) : t('podium.questions')}
      badge={count}
      onClick={onClick}
    >
      <QuestionIcon />
    </PodiumButton>
  )
}
