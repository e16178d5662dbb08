import { SaxesParser } from 'saxes'

/** Elements that a drawing stands for once each reference in it is followed: a page of a talk's drawings has some thousands. */
const MOST_DRAWN = 50_000

/** Elements by an id in one another, or references to what refers. */
const DEEPEST = 1000

/** What an element by its id holds: elements of its own, and the ids that it refers to. */
interface Held {
  own: number
  refers: string[]
}

const MESSAGE = `the references in it (<use>, patterns, masks) stand for more than ${String(MOST_DRAWN)} elements, or for themselves; export it with its parts drawn out`

/**
 * Why a drawing would fill the memory of who looks at it, with the line where it is said; undefined where it wouldn't: a
 * few references to what itself refers ten times to others stand for billions of elements. What is not well-formed is for
 * others to refuse.
 */
export function usesFault(source: string): { line: number; message: string } | undefined {
  if (!/href|url\(/i.test(source)) return undefined
  return drawnIn(source, () => 1, MOST_DRAWN) <= MOST_DRAWN ? undefined : { line: 1, message: MESSAGE }
}

/**
 * What a drawing's elements count for once each reference in it is followed, by what each counts for itself; `Infinity`
 * above `most`, and 0 for what is not well-formed.
 */
export function drawnIn(source: string, weigh: Weigh, most: number): number {
  const held = heldIn(source, weigh)
  const root = held?.get(undefined)
  if (!held || !root) return 0
  return drawnBy(root, { held, most, known: new Map(), within: new Set() })
}

/** What an element counts for, by its name without a prefix. */
export type Weigh = (name: string, attributes: Readonly<Record<string, string>>) => number

/**
 * What stands below each id, and, by no id, in the whole drawing. An element by an id within another counts there as one
 * that it refers to: each is looked at once, however deep it lies.
 */
function heldIn(source: string, weigh: Weigh): Map<string | undefined, Held> | undefined {
  const root: Held = { own: 0, refers: [] }
  const held = new Map<string | undefined, Held>([[undefined, root]])
  const open: Held[] = [root]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const id = attributes['id']
    const around = open.at(-1) ?? root
    const holder = id === undefined || held.has(id) ? around : { own: 0, refers: [] }
    if (id !== undefined && holder !== around) {
      held.set(id, holder)
      around.refers.push(id)
    }
    open.push(holder)
    holder.own += weigh(name.replace(/^.*:/, ''), attributes)
    for (const [key, value] of Object.entries(attributes)) holder.refers.push(...idsIn(key, value))
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.on('error', () => undefined)
  try {
    parser.write(source.replace(/^\ufeff/, '')).close()
  } catch {
    return undefined
  }
  return held
}

/** The ids that an attribute refers to: `href="#a"`, `fill="url(#a)"`. */
function idsIn(name: string, value: string): string[] {
  if (/(?:^|:)href$/i.test(name)) return value.startsWith('#') ? [value.slice(1)] : []
  return [...value.matchAll(/url\(\s*["']?#([^"')]{1,200})/gi)].map(([, id = '']) => id.trim())
}

interface Following {
  held: ReadonlyMap<string | undefined, Held>
  most: number
  known: Map<string, number>
  within: Set<string>
}

/** Elements in all, counted up to what is too many; what holds itself is without end. */
function drawnBy({ own, refers }: Held, following: Following): number {
  const { held, most, known, within } = following
  let drawn = own
  for (const id of refers) {
    const target = held.get(id)
    if (!target) continue
    if (within.has(id) || within.size > DEEPEST) return Infinity
    let count = known.get(id)
    if (count === undefined) {
      within.add(id)
      count = drawnBy(target, following)
      within.delete(id)
      known.set(id, count)
    }
    drawn += count
    if (drawn > most) return Infinity
  }
  return drawn
}
