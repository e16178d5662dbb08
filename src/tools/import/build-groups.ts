import type { CleanLine } from './clean-lines.ts'
import type { ComposedSlide } from './compose-slide.ts'

/**
 * Names of the groups of slides that show one thing grow, by slide: the same title, and all that the slide before has
 * in its place, with more. Undefined where a slide is in none.
 */
export function findBuilds(
  slides: readonly ComposedSlide[],
  lines: readonly (readonly CleanLine[])[],
): (string | undefined)[] {
  const names: (string | undefined)[] = slides.map(() => undefined)
  for (let index = 1; index < slides.length; index++) {
    if (!growsFrom(slides[index - 1], slides[index], lines[index - 1] ?? [], lines[index] ?? [])) continue
    const name = names[index - 1] ?? `build-${String(index)}`
    names[index - 1] = name
    names[index] = name
  }
  return names
}

function growsFrom(
  before: ComposedSlide | undefined,
  slide: ComposedSlide | undefined,
  fewer: readonly CleanLine[],
  more: readonly CleanLine[],
): boolean {
  const title = before?.title?.text
  if (title === undefined || title !== slide?.title?.text) return false
  const placed = new Set(more.map(keyOf))
  const body = fewer.filter(({ text }) => !title.includes(text))
  return body.length > 0 && more.length >= fewer.length && fewer.every((line) => placed.has(keyOf(line)))
}

/** The same words at the same place. */
function keyOf({ text, box }: CleanLine): string {
  return box ? `${text} ${String(Math.round(box.x / 8))} ${String(Math.round(box.y / 8))}` : text
}
