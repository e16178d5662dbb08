import type { Visit } from './talk-events.ts'

/** Words, and when they are said. */
export interface Cue {
  fromMs: number
  toMs: number
  text: string
}

/** What is wrong in a WebVTT file. `line` is 1-based. */
export interface VttFault {
  line: number
  fault: 'head' | 'time' | 'order'
  found: string
}

const TIMING =
  /^\s*(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})\s+-->\s+(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?:\s.*)?$/

/** Reads WebVTT (W3C): cues in the order of their times, and what could not be read. */
export function parseVtt(text: string): { cues: Cue[]; faults: VttFault[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const faults: VttFault[] = []
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? ''))
    faults.push({ line: 1, fault: 'head', found: lines[0] ?? '' })
  const cues: Cue[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (!line.includes('-->')) continue
    let end = index + 1
    while (end < lines.length && lines[end]?.trim() !== '') end++
    const words = lines.slice(index + 1, end)
    const times = readTimes(line)
    if (!times) faults.push({ line: index + 1, fault: 'time', found: line.trim() })
    else if (times.toMs <= times.fromMs) faults.push({ line: index + 1, fault: 'order', found: line.trim() })
    else cues.push({ ...times, text: plainWords(words.join('\n')) })
    index = end
  }
  return { cues: cues.sort((a, b) => a.fromMs - b.fromMs), faults }
}

function readTimes(line: string): Pick<Cue, 'fromMs' | 'toMs'> | undefined {
  const match = TIMING.exec(line)
  if (!match) return undefined
  const ms = (first: number) => {
    const [hours, minutes, seconds, rest] = match
      .slice(first, first + 4)
      .map((part?: string) => Number(part ?? 0))
    return (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000 + (rest ?? 0)
  }
  return { fromMs: ms(1), toMs: ms(5) }
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00A0', lrm: '', rlm: '' }

/** Without the tags of voices, classes and times. */
function plainWords(text: string): string {
  return text
    .replace(/<[^<>\n]*>/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => ENTITIES[name] ?? '')
    .trim()
}

/** The inverse of `parseVtt`. */
export function formatVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(({ fromMs, toMs, text }) => {
    const words = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    return `${formatTime(fromMs)} --> ${formatTime(toMs)}\n${words.replace(/\n\s*\n/g, '\n')}\n`
  })
  return `WEBVTT\n\n${blocks.join('\n')}`
}

function formatTime(ms: number): string {
  const whole = Math.round(ms)
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes, seconds] = [
    Math.floor(whole / 3_600_000),
    Math.floor(whole / 60_000) % 60,
    Math.floor(whole / 1000) % 60,
  ]
  return `${two(hours)}:${two(minutes)}:${two(seconds)}.${String(whole % 1000).padStart(3, '0')}`
}

/** The words that are said at a time. */
export function cueAt(cues: readonly Cue[], atMs: number): Cue | undefined {
  return cues.findLast(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs)
}

/**
 * Captions where nobody wrote any: the lines of the slide that is shown, each for its share of the time by its length.
 * `linesOf` gives the lines of a slide.
 */
export function cuesOfSlides(
  visits: readonly Visit[],
  linesOf: (slideNumber: number) => readonly string[],
): Cue[] {
  return visits
    .flatMap(({ slideNumber, fromMs, toMs }) => {
      const lines = linesOf(slideNumber).filter((line) => line.trim() !== '')
      const total = lines.reduce((sum, line) => sum + line.length, 0)
      let said = 0
      return lines.map((text) => {
        const at = (share: number) => Math.round(fromMs + ((toMs - fromMs) * share) / total)
        const cue = { fromMs: at(said), toMs: at(said + text.length), text }
        said += text.length
        return cue
      })
    })
    .filter((cue) => cue.toMs > cue.fromMs)
}
