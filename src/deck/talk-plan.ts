import type { DeckSection } from './types.ts'

/** How a speaker means to spend the time, as `deck.json` says it. */
export interface TalkPlan {
  /** Length of the talk in minutes; undefined where nothing is planned. */
  minutes?: number
  /** Minutes by section, for those that have a plan. */
  sections: Record<string, number>
}

/** Without a length of its own a talk is as long as its sections together, if each has a plan. */
export function talkPlan(
  minutes: number | undefined,
  sections: readonly { id: string; minutes?: number | undefined }[],
): TalkPlan {
  const planned = sections.flatMap(({ id, minutes: own }) => (own === undefined ? [] : [[id, own] as const]))
  const sum = planned.reduce((total, [, own]) => total + own, 0)
  const length = minutes ?? (planned.length === sections.length && sum > 0 ? sum : undefined)
  return { ...(length !== undefined && { minutes: length }), sections: Object.fromEntries(planned) }
}

/** A section's share of the talk. */
export interface PlannedSection {
  section: DeckSection
  /** Slides in it. */
  slides: number
  /** Milliseconds after the start of the talk at which it is to begin, and how long it is to last. */
  startMs: number
  lengthMs: number
}

const MINUTE_MS = 60_000

/**
 * The sections on the clock of a talk of so many minutes. Sections without a plan share what the others leave by their
 * number of slides; where the sections planned make up more or less than the talk, all are stretched alike, and so they
 * are where today's talk is longer or shorter than the plan's.
 */
export function scheduleSections(
  { minutes: planMinutes, sections: minutesOf }: TalkPlan,
  sections: readonly DeckSection[],
  slideCount: number,
  talkMinutes: number,
): PlannedSection[] {
  const counted = sections.map((section, index) => ({
    section,
    slides: (sections[index + 1]?.firstSlide ?? slideCount + 1) - section.firstSlide,
  }))
  const planned = counted.reduce((sum, { section }) => sum + (minutesOf[section.id] ?? 0), 0)
  const open = counted.filter(({ section }) => minutesOf[section.id] === undefined)
  const openSlides = open.reduce((sum, { slides }) => sum + slides, 0)
  // Where the plan leaves nothing for the others, they get what an average slide gets.
  const length = planMinutes ?? talkMinutes
  const left = length > planned ? length - planned : (length * openSlides) / Math.max(1, slideCount)
  const minutes = counted.map(
    ({ section, slides }) => minutesOf[section.id] ?? (openSlides > 0 ? (left * slides) / openSlides : 0),
  )
  const sum = minutes.reduce((total, own) => total + own, 0)
  const scale = sum > 0 ? talkMinutes / sum : 0
  let startMs = 0
  return counted.map((entry, index) => {
    const lengthMs = (minutes[index] ?? 0) * scale * MINUTE_MS
    const scheduled = { ...entry, startMs, lengthMs }
    startMs += lengthMs
    return scheduled
  })
}

/** Milliseconds by which a talk may be off its plan and still count as on time. */
const ON_TIME_MS = 15_000

/** How a talk goes, in a word. */
export type PaceName = 'onTime' | 'ahead' | 'behind'

/** `ms` is what the talk is ahead of its plan, negative when behind. */
export function paceName(ms: number): PaceName {
  if (Math.abs(ms) < ON_TIME_MS) return 'onTime'
  return ms > 0 ? 'ahead' : 'behind'
}

/** When a slide is to be shown, in milliseconds after the start: the slides of a section share its time evenly. */
export function slideTimes(
  schedule: readonly PlannedSection[],
  slideNumber: number,
): { startMs: number; endMs: number } {
  const own = schedule.findLast(({ section }) => section.firstSlide <= slideNumber)
  if (!own) return { startMs: 0, endMs: 0 }
  const each = own.lengthMs / Math.max(1, own.slides)
  const startMs = own.startMs + each * (slideNumber - own.section.firstSlide)
  return { startMs, endMs: startMs + each }
}

/** Milliseconds that the talk is ahead of its plan, negative when behind; 0 while its slide's time runs. */
export function paceMs(schedule: readonly PlannedSection[], slideNumber: number, elapsedMs: number): number {
  const { startMs, endMs } = slideTimes(schedule, slideNumber)
  if (elapsedMs < startMs) return startMs - elapsedMs
  return elapsedMs > endMs ? endMs - elapsedMs : 0
}
