import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDuration } from '../../deck/format-duration.ts'
import { paceMs, paceName } from '../../deck/talk-plan.ts'
import { interfaceLocale } from '../../i18n/i18n.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { MicrophoneIcon, PauseIcon, PlayIcon } from '../../ui/icons.tsx'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { RecordIcon } from './icons.tsx'
import { endRehearsal } from './record-rehearsal.ts'
import { PlanDialog } from './plan-dialog.tsx'
import { RehearsalDialog } from './rehearsal-dialog.tsx'
import { useSpeaker, useSpeakerState } from './speaker-context.tsx'
import { elapsedAt, hasRun } from './talk-timer.ts'
import { useNow } from '../use-now.ts'
import { useSchedule } from './use-schedule.ts'

/** Time of day, time that has run, time that is left, and how that compares with the plan. */
export function TimerBar() {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const timer = useSpeakerState((state) => state.timer)
  const schedule = useSchedule()
  const slideNumber = useViewerState((state) => state.slideNumber)
  const elapsedMs = elapsedAt(timer, now)
  // A timer that stands says nothing of how the talk goes.
  const running = timer.since !== undefined
  const pace = schedule && running ? paceMs(schedule.sections, slideNumber, elapsedMs) : undefined
  const left = schedule && schedule.minutes * 60_000 - elapsedMs
  const clock = new Intl.DateTimeFormat(interfaceLocale(i18n), { timeStyle: 'short' })
  return (
    <section
      className="speaker-times"
      aria-label={t('speaker.times')}
      data-pace={pace === undefined ? undefined : paceName(pace)}
    >
      <TimerButtons />
      <Time label={t('speaker.elapsed')} className="speaker-elapsed" timer>
        {formatDuration(elapsedMs)}
      </Time>
      {left !== undefined && (
        <Time
          label={t(left < 0 ? 'speaker.over' : 'speaker.left')}
          className={left < 0 ? 'speaker-late' : undefined}
          timer
        >
          {formatDuration(Math.abs(left < 0 ? left : Math.ceil(left / 1000) * 1000))}
        </Time>
      )}
      {pace !== undefined && <Pace paceMs={pace} />}
      <Time label={t('speaker.clock')} className="speaker-clock">
        {clock.format(now)}
      </Time>
    </section>
  )
}

interface TimeProps {
  label: string
  className?: string | undefined
  timer?: boolean
  children: string
}

function Time({ label, className, timer, children }: TimeProps) {
  return (
    <p className={['speaker-time', className].filter(Boolean).join(' ')} role={timer ? 'timer' : undefined}>
      <span className="speaker-time-label">{label}</span>{' '}
      <span className="speaker-time-value">{children}</span>
    </p>
  )
}

/** In words; the bar's edge says the same in a colour. */
function Pace({ paceMs: ms }: { paceMs: number }) {
  const { t } = useTranslation()
  const state = paceName(ms)
  return (
    <p className="speaker-time speaker-pace" data-pace={state}>
      <span className="speaker-time-label">{t('speaker.pace')}</span>{' '}
      <span className="speaker-time-value">
        {t(`speaker.paces.${state}`, { time: formatDuration(Math.abs(ms)) })}
      </span>
    </p>
  )
}

function TimerButtons() {
  const { t } = useTranslation()
  const { store } = useSpeaker()
  const timer = useSpeakerState((state) => state.timer)
  const [asking, setAsking] = useState(false)
  const running = timer.since !== undefined
  return (
    <div className="speaker-timer-buttons">
      <button
        type="button"
        className={running ? 'button' : 'button primary'}
        onClick={() => {
          store.getState().setTimer(running ? 'pause' : 'start', Date.now())
        }}
      >
        {running ? <PauseIcon /> : <PlayIcon />}
        {t(running ? 'speaker.pause' : hasRun(timer) ? 'speaker.goOn' : 'speaker.start')}
      </button>
      <button
        type="button"
        className="button"
        disabled={!hasRun(timer)}
        onClick={() => {
          setAsking(true)
        }}
      >
        {t('speaker.reset')}
      </button>
      <RehearsalButton />
      <PlanButton />
      <RecordVoiceButton />
      {asking && (
        <ResetDialog
          onClose={() => {
            setAsking(false)
          }}
        />
      )}
    </div>
  )
}

/** Records the talk with its voice; while that goes on its own light says so. */
function RecordVoiceButton() {
  const { t } = useTranslation()
  const { store } = useViewer()
  return (
    <button
      type="button"
      className="button"
      onClick={() => {
        store.getState().openDialog('record')
      }}
    >
      <MicrophoneIcon />
      {t('present.record')}
    </button>
  )
}

/** Opens the rehearsals; while one is recorded, ends it and shows it. */
function RehearsalButton() {
  const { t } = useTranslation()
  const { store } = useSpeaker()
  const recording = useSpeakerState((state) => state.rehearsal !== undefined)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="button"
        data-recording={recording || undefined}
        onClick={() => {
          if (recording) endRehearsal(store)
          setOpen(true)
        }}
      >
        {recording && <RecordIcon />}
        {t(recording ? 'speaker.endRehearsal' : 'speaker.rehearsals')}
      </button>
      {open && (
        <RehearsalDialog
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </>
  )
}

/** Says how long the talk is to be, and changes that. */
function PlanButton() {
  const { t } = useTranslation()
  const minutes = useSchedule()?.minutes
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="button"
        aria-label={minutes === undefined ? undefined : t('speaker.plan.named', { minutes })}
        onClick={() => {
          setOpen(true)
        }}
      >
        {minutes === undefined ? t('speaker.plan.title') : t('speaker.plan.minutes', { minutes })}
      </button>
      {open && (
        <PlanDialog
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </>
  )
}

function ResetDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { store } = useSpeaker()
  const timer = useSpeakerState((state) => state.timer)
  const time = formatDuration(elapsedAt(timer, useNow()))
  return (
    <Dialog title={t('speaker.resetTitle')} onClose={onClose}>
      <p>{t('speaker.resetText', { time })}</p>
      <p className="speaker-dialog-buttons">
        <button type="button" className="button" onClick={onClose}>
          {t('speaker.cancel')}
        </button>
        <button
          type="button"
          className="button primary"
          onClick={() => {
            store.getState().setTimer('reset', Date.now())
            onClose()
          }}
        >
          {t('speaker.resetDo')}
        </button>
      </p>
    </Dialog>
  )
}
