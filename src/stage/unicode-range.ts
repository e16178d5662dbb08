/** Whether a font's `unicode-range` (CSS Fonts 4, 11.3) holds one of the characters. */
export function coversAny(range: string, characters: Iterable<string>): boolean {
  const spans = range.split(',').map((part) => {
    const [, first = '', last = first] = /U\+([\da-f]+)(?:-([\da-f]+))?/i.exec(part) ?? []
    return [parseInt(first, 16), parseInt(last, 16)] as const
  })
  for (const character of characters) {
    const code = character.codePointAt(0) ?? 0
    if (spans.some(([first, last]) => code >= first && code <= last)) return true
  }
  return false
}
