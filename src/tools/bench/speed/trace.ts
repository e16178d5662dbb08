/** Where time goes, in the order of a frame. */
export const PARTS = ['script', 'style', 'layout', 'paint', 'commit', 'other', 'worker'] as const
export type Part = (typeof PARTS)[number]

/** An event as Chromium's tracing writes it. */
interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Microseconds. */
  ts: number
  dur?: number
  /** Microseconds that the thread was at work, which on a busy machine are fewer. */
  tdur?: number
  args?: { name?: string; data?: { type?: string } }
}

export const TRACE_CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
  'blink.user_timing',
  '__metadata',
]

/** What an event's own time is spent on; of others it counts as what they are inside of. */
const PART_OF: Partial<Record<string, Part>> = {
  RunTask: 'other',
  EventDispatch: 'script',
  FunctionCall: 'script',
  EvaluateScript: 'script',
  'v8.compile': 'script',
  RunMicrotasks: 'script',
  TimerFire: 'script',
  FireAnimationFrame: 'script',
  FireIdleCallback: 'script',
  MinorGC: 'script',
  MajorGC: 'script',
  'V8.GCScavenger': 'script',
  UpdateLayoutTree: 'style',
  Layout: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'commit',
  Commit: 'commit',
}

/** Milliseconds of each part between the first key and the end: of the page's main thread, and of its workers. */
export function timeByPart(trace: Buffer): Record<Part, number> {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }
  const isKey = ({ name, args }: TraceEvent) => name === 'EventDispatch' && args?.data?.type === 'keydown'
  const firstKey = traceEvents.filter(isKey).reduce((least, { ts }) => Math.min(least, ts), Infinity)
  const main = traceEvents.find(isKey)
  const threads = new Map(
    traceEvents
      .filter(({ name }) => name === 'thread_name')
      .map((event) => [threadOf(event), event.args?.name ?? '']),
  )
  const workers = new Set(
    [...threads]
      .filter(([, name]) => /^(ServiceWorker|DedicatedWorker)/.test(name))
      .map(([thread]) => thread),
  )
  const time = Object.fromEntries(PARTS.map((part) => [part, 0])) as Record<Part, number>
  const complete = traceEvents.filter(({ ph, ts }) => ph === 'X' && ts >= firstKey - 1000)
  if (main)
    addSelfTimes(
      complete.filter((event) => threadOf(event) === threadOf(main)),
      time,
    )
  for (const event of complete) {
    if (event.name === 'RunTask' && workers.has(threadOf(event))) time.worker += workOf(event) / 1000
  }
  return time
}

function workOf({ dur = 0, tdur = dur }: TraceEvent): number {
  return tdur
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${String(pid)}/${String(tid)}`
}

/** Adds to each part what its events take without those inside of them. */
function addSelfTimes(events: TraceEvent[], time: Record<Part, number>): void {
  const sorted = events.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
  const open: { end: number; part: Part | undefined }[] = []
  for (const event of sorted) {
    const { name, ts, dur = 0 } = event
    while ((open.at(-1)?.end ?? Infinity) <= ts) open.pop()
    const around = open.at(-1)?.part
    const part = PART_OF[name] ?? around
    if (part) time[part] += workOf(event) / 1000
    if (around) time[around] -= workOf(event) / 1000
    open.push({ end: ts + dur, part })
  }
}
