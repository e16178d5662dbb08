/** Text of which stretches were restored: garbled as published, and repaired. */
export interface RichText {
  text: string
  /** In UTF-16 units, in order, not overlapping. */
  restored: readonly TextSpan[]
}

export interface TextSpan {
  start: number
  end: number
}

/** Without the first `count` units, and without white space at either end. */
export function cutStart({ text, restored }: RichText, count: number): RichText {
  const rest = text.slice(count)
  const skipped = count + (rest.length - rest.trimStart().length)
  const kept = text.slice(skipped).trimEnd()
  return { text: kept, restored: moveSpans(restored, -skipped, kept.length) }
}

/** One after the other, with what joins them between. */
export function joinTexts(first: RichText, joint: string, second: RichText): RichText {
  const offset = first.text.length + joint.length
  const moved = second.restored.map(({ start, end }) => ({ start: start + offset, end: end + offset }))
  const last = first.restored.at(-1)
  const [next, ...rest] = moved
  const text = first.text + joint + second.text
  // Two that touch become one.
  if (joint.trim() === '' && last?.end === first.text.length && next?.start === offset) {
    return { text, restored: [...first.restored.slice(0, -1), { start: last.start, end: next.end }, ...rest] }
  }
  return { text, restored: [...first.restored, ...moved] }
}

/** The parts between separators of one unit. */
export function splitText({ text, restored }: RichText, separator: string): RichText[] {
  let start = 0
  return text.split(separator).map((part) => {
    const spans = moveSpans(restored, -start, part.length)
    start += part.length + separator.length
    return cutStart({ text: part, restored: spans }, 0)
  })
}

function moveSpans(spans: readonly TextSpan[], by: number, length: number): TextSpan[] {
  return spans.flatMap(({ start, end }) => {
    const [from, to] = [Math.max(0, start + by), Math.min(length, end + by)]
    return from < to ? [{ start: from, end: to }] : []
  })
}

/**
 * What stands between a line and the next when they become one: nothing where Japanese meets Japanese, nor after a
 * hyphen; else a space.
 */
export function jointOf(before: string, after: string): string {
  const [last, first] = [before.at(-1) ?? '', after.at(0) ?? '']
  if (/[\u2010-\u2013-]$/.test(before) && /[A-Za-z\u2010-]$/.test(before.slice(0, -1))) return ''
  return isJapanese(last) || isJapanese(first) ? '' : ' '
}

export function isJapanese(char: string): boolean {
  return /[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef□]/.test(char)
}

/** How wide a text is in half-width characters. */
export function widthOf(text: string): number {
  let width = 0
  for (const char of text) width += isJapanese(char) ? 2 : 1
  return width
}

/** Halves of surrogate pairs, which no file can hold, become U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}
