/** Names that a reader can add, and characters of one. */
export const OWN_NAMES = { most: 3, length: 24 } as const

/** Undefined for what is no name: it has no letter, or is there already. */
export function tidyName(text: string, names: readonly string[]): string | undefined {
  const name = [
    ...text
      .replace(/[~\p{Cc}]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ]
    .slice(0, OWN_NAMES.length)
    .join('')
  return /[\p{L}\p{N}]/u.test(name) && !names.includes(name) ? name : undefined
}
