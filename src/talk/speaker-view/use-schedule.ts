import { useMemo } from 'react'
import { scheduleSections, type PlannedSection } from '../../deck/talk-plan.ts'
import { useViewerState } from '../../viewer/viewer-context.tsx'
import { useSpeakerState } from './speaker-context.tsx'

/** Minutes of the talk and its sections on the clock; undefined where nobody planned any. */
export function useSchedule(): { minutes: number; sections: PlannedSection[] } | undefined {
  const plan = useSpeakerState((state) => state.plan)
  const own = useSpeakerState((state) => state.talkMinutes)
  const sections = useViewerState(({ deck }) => deck.sections)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  return useMemo(() => {
    const minutes = own ?? plan.minutes
    return minutes === undefined
      ? undefined
      : { minutes, sections: scheduleSections(plan, sections, slideCount, minutes) }
  }, [plan, own, sections, slideCount])
}
