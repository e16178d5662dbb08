import { useMemo } from 'react'
import { formatDuration } from '../../../deck/format-duration.ts'
import { paceMs, paceName, scheduleSections, type TalkPlan } from '../../../deck/talk-plan.ts'
import { useViewerState } from '../../../viewer/viewer-context.tsx'
import { useLiveWords } from '../use-live-words.ts'
import type { Elapsed } from './use-elapsed.ts'

interface ClickerClockProps {
  elapsed: Elapsed
  plan: TalkPlan | undefined
  /** How long the talk is to be today, as the speaker view says; undefined where the deck's own page leads. */
  minutes: number | undefined
}

/** Time that has run, what is left, and how that compares with the plan: in words, and in a colour beside them. */
export function ClickerClock({ elapsed: { elapsedMs, restart }, plan, minutes }: ClickerClockProps) {
  const t = useLiveWords()
  const standing = useStanding(elapsedMs, plan, minutes)
  const time = elapsedMs === undefined ? '–:––' : formatDuration(elapsedMs)
  return (
    <div className="clicker-clock" data-pace={standing && paceName(standing.paceMs)}>
      <p role="timer" aria-label={t('clicker.elapsed')}>
        {time}
      </p>
      {restart && (
        <button type="button" className="button" onClick={restart}>
          {t(elapsedMs === undefined ? 'clicker.startClock' : 'clicker.restartClock')}
        </button>
      )}
      {standing && (
        <p className="clicker-pace">
          <span>
            {t(standing.leftMs < 0 ? 'clicker.over' : 'clicker.left', {
              time: formatDuration(Math.abs(standing.leftMs)),
            })}
          </span>
          <span>
            {t(`clicker.pace.${paceName(standing.paceMs)}`, {
              time: formatDuration(Math.abs(standing.paceMs)),
            })}
          </span>
        </p>
      )}
    </div>
  )
}

/** Undefined while no clock runs, and where nobody planned how long the talk is to be. */
function useStanding(
  elapsedMs: number | undefined,
  plan: TalkPlan | undefined,
  today: number | undefined,
): { leftMs: number; paceMs: number } | undefined {
  const sections = useViewerState(({ deck }) => deck.sections)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const slideNumber = useViewerState((state) => state.slideNumber)
  const minutes = today ?? plan?.minutes
  const schedule = useMemo(
    () =>
      minutes === undefined
        ? undefined
        : scheduleSections(plan ?? { sections: {} }, sections, slideCount, minutes),
    [plan, sections, slideCount, minutes],
  )
  if (!schedule || minutes === undefined || elapsedMs === undefined) return undefined
  return { leftMs: minutes * 60_000 - elapsedMs, paceMs: paceMs(schedule, slideNumber, elapsedMs) }
}
