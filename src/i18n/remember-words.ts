import type { TFunction } from 'i18next'

/**
 * The same translator, which looks up once what has nothing put into it: a lookup takes some 20 µs, and the pages of a long
 * deck ask for the same words a million times. For translators whose words don't change any more.
 */
export function rememberWords(t: TFunction): TFunction {
  const known = new Map<string, unknown>()
  const look = t as unknown as (...asked: unknown[]) => unknown
  const remembering = (...asked: unknown[]): unknown => {
    const [key] = asked
    if (asked.length !== 1 || typeof key !== 'string') return look(...asked)
    if (!known.has(key)) known.set(key, look(key))
    return known.get(key)
  }
  return Object.assign(remembering, t)
}
