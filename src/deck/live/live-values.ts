import { LIVE_LIMITS } from './live-limits.ts'

/* What a field of a live message may be. */

export function isInteger(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}

export function isCount(value: unknown): value is number {
  return isInteger(value, 0, Number.MAX_SAFE_INTEGER)
}

/** Of a talk; a day at most. */
export function isMinutes(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= 1440
}

/** Epoch ms that a calendar has a day for. */
export function isTime(value: unknown): value is number {
  return isInteger(value, 0, 8.64e15)
}

export function isSlideNumber(value: unknown): value is number {
  return isInteger(value, 1, LIVE_LIMITS.slideNumber)
}

export function isPart(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

export function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most
}

export function isOneOf<T>(list: readonly T[], value: unknown): value is T {
  return list.some((item) => item === value)
}
