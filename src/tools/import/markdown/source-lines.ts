/** A line of a source, and where it stands in its file. */
export interface SourceLine {
  text: string
  /** 1-based. */
  line: number
}

export function sourceLines(text: string, firstLine = 1): SourceLine[] {
  return text.split('\n').map((line, index) => ({ text: line, line: firstLine + index }))
}

export function joinLines(lines: readonly SourceLine[]): string {
  return lines.map(({ text }) => text).join('\n')
}

/** What a line stands in: code and comments hold nothing that parts slides. */
export type LinePlace = 'text' | 'code' | 'comment' | 'maths'

const FENCE = /^\s*(`{3,}(?=[^`]*$)|~{3,})/

/** Where the line after a fence's last is; `start` is its first. */
export function endOfFence(lines: readonly SourceLine[], start: number): number {
  const fence = FENCE.exec(lines[start]?.text ?? '')?.[1]
  if (fence === undefined) return start + 1
  const end = lines.findIndex(({ text }, index) => index > start && isFenceEnd(text, fence))
  return end < 0 ? lines.length : end + 1
}

/** The place of each line; the lines of a fence's, a comment's or a formula's marks belong to it. */
export function placesOf(lines: readonly SourceLine[]): LinePlace[] {
  let fence: string | undefined
  let place: LinePlace = 'text'
  return lines.map(({ text }): LinePlace => {
    if (fence !== undefined) {
      if (isFenceEnd(text, fence)) fence = undefined
      return 'code'
    }
    if (place === 'comment') {
      if (text.includes('-->')) place = 'text'
      return 'comment'
    }
    if (place === 'maths') {
      if (text.trimEnd().endsWith('$$')) place = 'text'
      return 'maths'
    }
    fence = FENCE.exec(text)?.[1]
    if (fence !== undefined) return 'code'
    if (/^\s*\$\$/.test(text) && !isWholeFormula(text.trim())) place = 'maths'
    else if (/^\s*<!--/.test(text) && !text.includes('-->')) place = 'comment'
    return place
  })
}

function isWholeFormula(text: string): boolean {
  return text.length > 4 && text.endsWith('$$') && text.slice(2, -2).trim() !== ''
}

function isFenceEnd(text: string, fence: string): boolean {
  const end = /^\s*(`{3,}|~{3,})\s*$/.exec(text)?.[1]
  return end !== undefined && end[0] === fence[0] && end.length >= fence.length
}

/** A line of HTML that Markdown begins anew after. */
export function html(text: string, line: number): SourceLine[] {
  return text === ''
    ? []
    : [
        { text: '', line },
        { text, line },
        { text: '', line },
      ]
}
