/** Text of which stretches were restored: garbled as published, and repaired. */
export interface RichText {
  text: string
  /** In UTF-16 units, in order, not overlapping. */
  restored: readonly TextSpan[]
  /** Stretches that are code, or lead somewhere: in order, of one kind each. */
  marks?: readonly TextMark[]
}

export interface TextSpan {
  start: number
  end: number
}

export interface TextMark extends TextSpan {
  kind: 'code' | 'link'
  url?: string
}

export function plainText(text: string): RichText {
  return { text, restored: [] }
}

/** Without the first `count` units, and without white space at either end. */
export function cutStart({ text, restored, marks }: RichText, count: number): RichText {
  const rest = text.slice(count)
  const skipped = count + (rest.length - rest.trimStart().length)
  const kept = text.slice(skipped).trimEnd()
  return {
    text: kept,
    restored: moveSpans(restored, -skipped, kept.length),
    ...(marks && { marks: moveSpans(marks, -skipped, kept.length) }),
  }
}

/** One after the other, with what joins them between. */
export function joinTexts(first: RichText, joint: string, second: RichText): RichText {
  const offset = first.text.length + joint.length
  const moved = second.restored.map(({ start, end }) => ({ start: start + offset, end: end + offset }))
  const last = first.restored.at(-1)
  const [next, ...rest] = moved
  const text = first.text + joint + second.text
  const marks = joinMarks(first, joint, second)
  // Two that touch become one.
  if (joint.trim() === '' && last?.end === first.text.length && next?.start === offset) {
    const restored = [...first.restored.slice(0, -1), { start: last.start, end: next.end }, ...rest]
    return { text, restored, ...marks }
  }
  return { text, restored: [...first.restored, ...moved], ...marks }
}

/** A link that goes on in the next line is one. */
function joinMarks(first: RichText, joint: string, second: RichText): Pick<RichText, 'marks'> {
  if (!first.marks && !second.marks) return {}
  const offset = first.text.length + joint.length
  const marks = [...(first.marks ?? [])]
  for (const mark of second.marks ?? []) {
    const moved = { ...mark, start: mark.start + offset, end: mark.end + offset }
    const before = marks.findIndex(
      (other) =>
        other.kind === 'link' &&
        mark.kind === 'link' &&
        other.url === mark.url &&
        other.end + joint.length >= moved.start,
    )
    const open = marks[before]
    if (open) marks[before] = { ...open, end: moved.end }
    else marks.push(moved)
  }
  return { marks }
}

/** The parts between separators of one unit. */
export function splitText({ text, restored, marks }: RichText, separator: string): RichText[] {
  let start = 0
  return text.split(separator).map((part) => {
    const spans = moveSpans(restored, -start, part.length)
    const moved = marks && moveSpans(marks, -start, part.length)
    start += part.length + separator.length
    return cutStart({ text: part, restored: spans, ...(moved && { marks: moved }) }, 0)
  })
}

function moveSpans<Span extends TextSpan>(spans: readonly Span[], by: number, length: number): Span[] {
  return spans.flatMap((span) => {
    const [start, end] = [Math.max(0, span.start + by), Math.min(length, span.end + by)]
    return start < end ? [{ ...span, start, end }] : []
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
