import type { PlannedSection } from '../../deck/talk-plan.ts'
import type { DeckSection } from '../../deck/types.ts'
import { isRecord } from '../../deck/unknown-value.ts'

/** What a rehearsal recorded, on this machine alone. */
export interface Rehearsal {
  /** ISO time at which it began, by which it is told from others. */
  startedAt: string
  /** Milliseconds on each slide, by its number. */
  slides: Record<string, number>
}

/** Rehearsals kept; the oldest goes when there are more. */
export const KEPT_REHEARSALS = 20

/** The rehearsal with more time on a slide. */
export function addTime(rehearsal: Rehearsal, slideNumber: number, ms: number): Rehearsal {
  const key = String(slideNumber)
  return {
    ...rehearsal,
    slides: { ...rehearsal.slides, [key]: (rehearsal.slides[key] ?? 0) + Math.max(0, ms) },
  }
}

/** What is stored, changed as a page's own list has changed: the newest first. */
export function mergeRehearsals(
  stored: readonly Rehearsal[],
  before: readonly Rehearsal[],
  after: readonly Rehearsal[],
): Rehearsal[] {
  const isIn = (list: readonly Rehearsal[], { startedAt }: Rehearsal) =>
    list.some((other) => other.startedAt === startedAt)
  const added = after.filter((each) => !isIn(before, each) && !isIn(stored, each))
  const left = stored.filter((each) => isIn(after, each) || !isIn(before, each))
  return [...added, ...left]
    .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt))
    .slice(0, KEPT_REHEARSALS)
}

/** Undefined where the value is no list of rehearsals. */
export function readRehearsals(stored: unknown): Rehearsal[] | undefined {
  return Array.isArray(stored) && stored.every(isRehearsal) ? stored : undefined
}

function isRehearsal(value: unknown): value is Rehearsal {
  if (!isRecord(value)) return false
  const { startedAt, slides } = value
  if (typeof startedAt !== 'string' || Number.isNaN(Date.parse(startedAt))) return false
  return (
    isRecord(slides) &&
    Object.entries(slides).every(
      ([number, ms]) => /^[1-9]\d*$/.test(number) && typeof ms === 'number' && ms >= 0,
    )
  )
}

/** What a section took, and what it was to take. */
export interface SectionTime {
  section: DeckSection
  spentMs: number
  /** Undefined where nothing is planned. */
  plannedMs: number | undefined
}

export function sectionTimes(
  { slides }: Rehearsal,
  sections: readonly DeckSection[],
  schedule: readonly PlannedSection[] | undefined,
): SectionTime[] {
  return sections.map((section, index) => {
    const end = sections[index + 1]?.firstSlide ?? Infinity
    const spentMs = Object.entries(slides)
      .filter(([number]) => Number(number) >= section.firstSlide && Number(number) < end)
      .reduce((sum, [, ms]) => sum + ms, 0)
    return { section, spentMs, plannedMs: schedule?.[index]?.lengthMs }
  })
}

/** Each slide as a row for a CSV file: number, title, section, seconds, planned seconds. */
export function rehearsalRows(
  { slides }: Rehearsal,
  entries: readonly { slideNumber: number; title: string; section: string }[],
  plannedMs: (slideNumber: number) => number | undefined,
): string[][] {
  const seconds = (ms: number | undefined) => (ms === undefined ? '' : (ms / 1000).toFixed(1))
  return entries.map(({ slideNumber, title, section }) => [
    ...[String(slideNumber), title, section],
    ...[seconds(slides[String(slideNumber)] ?? 0), seconds(plannedMs(slideNumber))],
  ])
}
