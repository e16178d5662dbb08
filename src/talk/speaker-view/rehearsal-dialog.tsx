import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDuration } from '../../deck/format-duration.ts'
import { fetchIndex } from '../../content/index-packs.ts'
import { interfaceLocale } from '../../i18n/i18n.ts'
import { toCsv } from '../../deck/csv.ts'
import { slideTimes } from '../../deck/talk-plan.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { downloadText } from '../../ui/download.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { rehearsalRows, sectionTimes, type Rehearsal, type SectionTime } from './rehearsal.ts'
import { startRehearsal } from './record-rehearsal.ts'
import { useSpeaker, useSpeakerState } from './speaker-context.tsx'
import { useSchedule } from './use-schedule.ts'

/** Begins a rehearsal, and shows those that were: by section, against the plan. */
export function RehearsalDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { store } = useSpeaker()
  const rehearsals = useSpeakerState((state) => state.rehearsals)
  const [chosen, setChosen] = useState(0)
  const shown = rehearsals[Math.min(chosen, rehearsals.length - 1)]
  return (
    <Dialog title={t('speaker.rehearsals')} onClose={onClose}>
      <p>{t('speaker.rehearsalAbout')}</p>
      <p className="speaker-dialog-buttons">
        <button
          type="button"
          className="button primary"
          onClick={() => {
            startRehearsal(store)
            onClose()
          }}
        >
          {t('speaker.rehearse')}
        </button>
      </p>
      {shown && (
        <>
          <RehearsalChoice chosen={rehearsals.indexOf(shown)} onChoose={setChosen} />
          <Result rehearsal={shown} />
        </>
      )}
    </Dialog>
  )
}

function RehearsalChoice({ chosen, onChoose }: { chosen: number; onChoose: (index: number) => void }) {
  const { t, i18n } = useTranslation()
  const rehearsals = useSpeakerState((state) => state.rehearsals)
  const time = new Intl.DateTimeFormat(interfaceLocale(i18n), {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return (
    <label className="speaker-rehearsal-choice">
      {t('speaker.rehearsalOf')}{' '}
      <select
        value={chosen}
        onChange={({ currentTarget }) => {
          onChoose(Number(currentTarget.value))
        }}
      >
        {rehearsals.map(({ startedAt }, index) => (
          <option key={startedAt} value={index}>
            {time.format(new Date(startedAt))}
          </option>
        ))}
      </select>
    </label>
  )
}

function Result({ rehearsal }: { rehearsal: Rehearsal }) {
  const { t } = useTranslation()
  const { store } = useSpeaker()
  const onSave = useCsvExport(rehearsal)
  return (
    <>
      <SectionTable rehearsal={rehearsal} />
      <p className="speaker-dialog-buttons">
        <button
          type="button"
          className="button"
          onClick={() => {
            store.setState(({ rehearsals }) => ({
              rehearsals: rehearsals.filter((each) => each !== rehearsal),
            }))
          }}
        >
          {t('speaker.deleteRehearsal')}
        </button>
        <button type="button" className="button" onClick={onSave}>
          {t('speaker.saveCsv')}
        </button>
      </p>
    </>
  )
}

/** What each section took, and all of them. */
function SectionTable({ rehearsal }: { rehearsal: Rehearsal }) {
  const { t } = useTranslation()
  const sections = useViewerState(({ deck }) => deck.sections)
  const locale = useViewerState((state) => state.locale)
  const schedule = useSchedule()
  const times = sectionTimes(rehearsal, sections, schedule?.sections)
  const spent = times.reduce((sum, { spentMs }) => sum + spentMs, 0)
  return (
    <table className="speaker-rehearsal">
      <thead>
        <tr>
          <th scope="col">{t('speaker.sectionColumn')}</th>
          <th scope="col">{t('speaker.spent')}</th>
          <th scope="col">{t('speaker.planned')}</th>
          <th scope="col">{t('speaker.chart')}</th>
        </tr>
      </thead>
      <tbody>
        {times.map((time) => (
          <tr key={time.section.id}>
            <th scope="row" lang={locale}>
              {time.section.title[locale]}
            </th>
            <td>{formatDuration(time.spentMs)}</td>
            <td>{time.plannedMs === undefined ? '–' : formatDuration(time.plannedMs)}</td>
            <td>
              <Bars time={time} longestMs={longest(times)} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('speaker.total')}</th>
          <td>{formatDuration(spent)}</td>
          <td>{schedule ? formatDuration(schedule.minutes * 60_000) : '–'}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  )
}

function longest(times: readonly SectionTime[]): number {
  return Math.max(1, ...times.map(({ spentMs, plannedMs }) => Math.max(spentMs, plannedMs ?? 0)))
}

/** What a section took as a bar, over a frame as long as planned. The numbers stand beside it. */
function Bars({ time: { spentMs, plannedMs }, longestMs }: { time: SectionTime; longestMs: number }) {
  const width = (ms: number) => (ms / longestMs) * 100
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" className="speaker-bars" aria-hidden="true">
      {plannedMs !== undefined && (
        <rect className="speaker-bar" x="0" y="0" width={width(plannedMs)} height="10" />
      )}
      <rect className="speaker-bar-filled" x="0" y="2.5" width={width(spentMs)} height="5" />
    </svg>
  )
}

function useCsvExport(rehearsal: Rehearsal): () => void {
  const { store, baseUrl } = useViewer()
  const schedule = useSchedule()
  const plannedMs = (slideNumber: number) => {
    if (!schedule) return undefined
    const { startMs, endMs } = slideTimes(schedule.sections, slideNumber)
    return endMs - startMs
  }
  return () => {
    const { deck, locale, setNotice } = store.getState()
    fetchIndex(baseUrl, locale, deck.slideCount).then(
      (entries) => {
        const head = ['slide', 'title', 'section', 'seconds', 'planned seconds']
        const rows = rehearsalRows(rehearsal, entries, plannedMs)
        downloadText(`rehearsal-${rehearsal.startedAt.slice(0, 10)}.csv`, toCsv([head, ...rows]), 'text/csv')
      },
      () => {
        setNotice({ key: 'rehearsalNotSaved' })
      },
    )
  }
}
