import type { Cue } from './webvtt.ts'

/** Captions after both ends of the talk were cut off. */
export function trimCues(cues: readonly Cue[], fromMs: number, toMs: number): Cue[] {
  return cues.flatMap((cue) => {
    const part = {
      ...cue,
      fromMs: Math.max(fromMs, cue.fromMs) - fromMs,
      toMs: Math.min(toMs, cue.toMs) - fromMs,
    }
    return part.toMs > part.fromMs ? [part] : []
  })
}

/** Captions after a part of the talk was spoken anew: its own are gone, and what follows moves. */
export function replaceCues(cues: readonly Cue[], fromMs: number, toMs: number, lengthMs: number): Cue[] {
  const byMs = fromMs + lengthMs - toMs
  const before = trimCues(cues, 0, fromMs)
  const after = cues
    .filter((cue) => cue.toMs > toMs)
    .map((cue) => ({ ...cue, fromMs: Math.max(toMs, cue.fromMs) + byMs, toMs: cue.toMs + byMs }))
  return [...before, ...after]
}
