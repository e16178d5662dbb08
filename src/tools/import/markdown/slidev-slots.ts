import { html, placesOf, type SourceLine } from './source-lines.ts'

/** Words of a slide that belong to one place of its layout. */
interface Slot {
  name: string
  lines: SourceLine[]
}

/** Places over the sides, of the layouts that themes have. */
const OVER = /^(title|header|heading|top)$/
/** Places that take all of the width where nothing stands beside them. */
const WHOLE = /^(default|content|main|body)$/
/** Places under the sides. */
const UNDER = /^(note|bottom|footer|footnotes?|caption|info)$/

/** What Slidev has beside Markdown: `::right::` begins the words of another place, `[words]{.class}`, `==words==`. */
export function rewriteSlidev(lines: readonly SourceLine[]): SourceLine[] {
  const slots = slotsOf(lines)
  if (slots.length < 2) return rewriteWords(lines)
  // Words before the first mark belong to the left, or stand over both where the left has a mark too.
  const hasLeft = slots.some(({ name }) => /left/.test(name))
  const named = slots.filter(({ name }) => !OVER.test(name) && !WHOLE.test(name) && !UNDER.test(name))
  const isSide = (slot: Slot) =>
    named.includes(slot) || (named.length > 0 && !hasLeft && WHOLE.test(slot.name) && hasWords(slot))
  const over = slots.filter(({ name }) => OVER.test(name))
  const whole = slots.filter((slot) => WHOLE.test(slot.name) && !isSide(slot))
  const sides = slots.filter(isSide)
  const under = slots.filter(({ name }) => UNDER.test(name))
  const line = lines[0]?.line ?? 1
  return rewriteWords([
    ...[...over, ...whole].flatMap(block),
    ...(sides.length === 0
      ? []
      : [...html('<div class="x-slots">', line), ...sides.flatMap(box), ...html('</div>', line)]),
    ...under.flatMap(block),
  ])
}

function slotsOf(lines: readonly SourceLine[]): Slot[] {
  const places = placesOf(lines)
  const slots: Slot[] = [{ name: 'default', lines: [] }]
  for (const [index, line] of lines.entries()) {
    const name = places[index] === 'text' ? /^\s*::\s*([\w.-]+)\s*::\s*$/.exec(line.text)?.[1] : undefined
    if (name === undefined) slots.at(-1)?.lines.push(line)
    else slots.push({ name: name.toLowerCase(), lines: [] })
  }
  return slots
}

function hasWords({ lines }: Slot): boolean {
  return lines.some(({ text }) => text.trim() !== '')
}

/** Apart from what stands before it. */
function block({ lines }: Slot): SourceLine[] {
  return [...html(' ', lines[0]?.line ?? 1), ...lines]
}

function box({ lines }: Slot): SourceLine[] {
  const line = lines[0]?.line ?? 1
  return [...html('<div>', line), ...lines, ...html('</div>', line)]
}

/** Attributes of words and marked words, outside of code. */
function rewriteWords(lines: readonly SourceLine[]): SourceLine[] {
  const places = placesOf(lines)
  return lines.map((line, index) =>
    places[index] === 'text'
      ? {
          ...line,
          text: line.text
            .split(/(`+[^`]*`+)/)
            .map((part) => (part.startsWith('`') ? part : rewriteText(part)))
            .join(''),
        }
      : line,
  )
}

function rewriteText(text: string): string {
  return text
    .replace(/(?<!!)\[([^\][]*)\]\{[^{}]*\}/g, '$1')
    .replace(/(?<![=\p{L}\p{N}])==(?=[^\s=])([^=]*[^\s=])==(?![=\p{L}\p{N}])/gu, '<mark>$1</mark>')
}
